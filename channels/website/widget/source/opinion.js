/** "Helpt dit antwoord?" below an answer: yes, or no with room for a reason. */

import { el, freshId } from "./dom.js";
import * as TEXTS from "./texts.js";

/** `think(helpful, reason)` keeps the opinion, and fails when it could not. */
export function opinion(think) {
  const node = el("div.opinion@opinion", { role: "group", "aria-label": TEXTS.helps });
  const said = el("p.dim@opinion-said", { tabindex: "-1" });
  const send = async (helpful, reason, then) => {
    try {
      const { masked } = await think(helpful, reason);
      then();
      said.textContent = masked ?? (reason === undefined && !helpful ? "" : TEXTS.thanks);
    } catch {
      said.textContent = TEXTS.notKept;
    }
    if (said.textContent) said.focus({ preventScroll: true });
  };
  const button = (text, helpful, then) =>
    el("button.tool", { type: "button", click: () => send(helpful, undefined, then) }, text);
  const ended = () => node.replaceChildren(said);
  node.append(
    el("span", { "aria-hidden": "true" }, TEXTS.helps),
    button(TEXTS.yes_, true, ended),
    button(TEXTS.no_, false, () => node.replaceChildren(why((reason) => send(false, reason, ended)), said)),
    said,
  );
  return node;
}

function why(send) {
  const id = freshId();
  const input = el("input", { id, maxlength: "300", autocomplete: "off" });
  const form = el(
    "form",
    {
      class: "field",
      submit: (event) => {
        event.preventDefault();
        send(input.value.trim());
      },
    },
    el("label", { for: id }, TEXTS.why),
    input,
    el("button.plain", TEXTS.send),
  );
  setTimeout(() => input.focus());
  return form;
}
