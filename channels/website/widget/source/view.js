/** What the user sees of a conversation: messages, choices, waiting, trouble. Knows no server. */

import { el } from "./dom.js";
import { assistantMessage, userMessage } from "./message.js";
import { TEXTS } from "./texts.js";

const CALM = 300;

export class View {
  #part;
  #act;
  #form = null;
  #timer = 0;
  #anchor = null;

  /** `act`: press(button), fill(card, values), upload(card, file), download(file, name, show), page(message), again(), restart(). */
  constructor(part, act) {
    this.#part = part;
    this.#act = act;
  }

  /** Nothing was said yet. */
  clear() {
    this.#part.log.replaceChildren();
    this.#form = this.#anchor = null;
    this.offer([]);
    this.calm();
  }

  /** Speak this to who cannot see it. */
  tell(text) {
    this.#part.status.textContent = text;
  }

  /** Show what the user said; the next answer is read from here. */
  user(text) {
    this.#anchor = userMessage(text);
    this.#part.log.append(this.#anchor);
  }

  /** The last words of the user were refused. */
  takeBack() {
    this.#anchor?.remove();
    this.#anchor = null;
  }

  /** Show a message of the assistant. A newer card takes the place of a form that is still open. */
  answer(message) {
    const { node, form, card } = assistantMessage(message, this.#act);
    if (card) {
      this.#form?.close(TEXTS.closed);
      this.#form = form;
    }
    this.#part.log.append(node);
    this.#anchor ??= node;
  }

  /** Show these choices and no others. */
  offer(buttons) {
    const { choices } = this.#part;
    choices.hidden = !buttons.length;
    choices.replaceChildren(
      ...buttons.map((button) =>
        el("button", { type: "button", class: "choice", click: () => this.#act.press(button) }, button.title),
      ),
    );
  }

  /** A turn began: quiet at first, then visible. */
  wait() {
    this.calm();
    this.#part.choices.toggleAttribute("data-waiting", true);
    this.#timer = setTimeout(() => {
      this.#part.typing.hidden = false;
      this.#reach(this.#part.typing);
      this.tell(TEXTS.typing);
    }, CALM);
  }

  /** A turn ended, or trouble is over. */
  calm() {
    clearTimeout(this.#timer);
    this.#part.typing.hidden = true;
    this.#part.trouble.replaceChildren();
    this.#part.choices.removeAttribute("data-waiting");
    this.tell("");
  }

  /** Something went wrong. `way` is "again", "restart" or null. */
  trouble(problem, way) {
    const names = { again: TEXTS.again, restart: TEXTS.restart };
    const button =
      way &&
      el(
        "button",
        { type: "button", class: "main", "data-testid": "retry", click: this.#act[way] },
        names[way],
      );
    const box = el(
      "div",
      { class: "error", "data-testid": "error" },
      el("p", {}, problem.message, " ", problem.action),
      button,
    );
    this.#part.trouble.replaceChildren(box);
    this.#reach(box);
  }

  /** Errors of the open form. Gives whether there is one. */
  refuse(errors) {
    const count = this.#form?.refuse(errors);
    if (count) this.tell(TEXTS.problems(count));
    return Boolean(count);
  }

  /** What stands in the open form was taken in. */
  sent() {
    this.#form?.close(TEXTS.sent);
    this.#form = null;
  }

  /** The open form is of no use any more. */
  closeForm() {
    this.#form?.close(TEXTS.closed);
    this.#form = null;
  }

  /** Show the answer from its beginning, with the words it answers above it. `still`: the page itself stays put. */
  read(still) {
    const { scroller } = this.#part;
    const anchor = this.#anchor;
    this.#anchor = null;
    if (!anchor) return;
    if (scroller.scrollHeight > scroller.clientHeight + 1) scroller.scrollTo({ top: anchor.offsetTop - 12 });
    else if (!still) anchor.scrollIntoView({ block: "start" });
  }

  /** Where to go on after an answer: the form, the choices, or nothing of these. */
  next() {
    return this.#form?.heading ?? (this.#part.choices.hidden ? null : this.#part.choices);
  }

  /** Say what can be done, after the answer itself was read. */
  tellNext() {
    const { choices } = this.#part;
    if (this.#form) this.tell(TEXTS.formReady);
    else if (!choices.hidden) this.tell(TEXTS.choicesCount(choices.children.length));
  }

  #reach(node) {
    const { scroller } = this.#part;
    if (scroller.scrollHeight > scroller.clientHeight + 1) scroller.scrollTo({ top: node.offsetTop });
  }
}
