/** One message of the conversation as an element. */

import { applicationCard, outcomeCard, summaryCard } from "./cards.js";
import { el, spoken } from "./dom.js";
import { formCard } from "./form.js";
import { prose } from "./prose.js";
import { footing } from "./sources.js";
import { TEXTS } from "./texts.js";

/** What the user said. */
export function userMessage(text) {
  return el("div", { class: "message user", "data-testid": "message", "data-from": "user" }, spoken(TEXTS.you), el("p", {}, text));
}

/**
 * What the assistant said: {node, form, card}. `form` is there when the message carries one to fill in.
 * `act.fill(card, values)` and `act.download(file)` are what cards can do.
 */
export function assistantMessage(message, act) {
  const { card } = message;
  const form = card?.kind === "formulier" ? formCard(card, (values) => act.fill(card, values)) : null;
  const node = el(
    "div",
    { class: "message assistant", "data-testid": "message", "data-from": "assistant", "data-seq": message.seq, "data-article": message.article },
    spoken(TEXTS.assistant),
    el("div", { class: "prose" }, prose(message.text)),
    form?.node ?? shown(card, act),
    footing(message),
  );
  return { node, form, card };
}

/** A card of a kind that this widget does not know is left out; the text says it too. */
function shown(card, act) {
  if (card?.kind === "samenvatting") return summaryCard(card);
  if (card?.kind === "uitslag") return outcomeCard(card);
  if (card?.kind === "aanmelding") return applicationCard(card, act.download);
  return null;
}
