/** What the user sees of a conversation: messages, choices, waiting, trouble. Knows no server. */

import { el } from "./dom.js";
import { assistantMessage, userMessage } from "./message.js";
import * as TEXTS from "./texts.js";
import { saveTranscript, spokenOf } from "./transcript.js";

const CALM = 300;
const SLOW = 6_000;

export class View {
  /** press(button), fill(card, values), upload(card, file), download(file, name, show), think(seq, helpful, reason), page(message), again(), restart(). */
  acts;
  #part;
  #form = null;
  #timers = [];
  #anchor = null;
  #said = [];

  constructor(part) {
    this.#part = part;
  }

  /** Nothing was said yet. */
  clear() {
    this.#part.log.replaceChildren();
    this.#form = this.#anchor = null;
    this.#said = [];
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
    this.#said.push({ text });
  }

  /** The last words of the user were refused. */
  takeBack() {
    this.#said.pop();
    this.#anchor?.remove();
    this.#anchor = null;
  }

  /** Show a message of the assistant. A newer card takes the place of a form that is still open. */
  answer(message) {
    const { node, form, card } = assistantMessage(message, this.acts);
    if (card) {
      this.#form?.close(TEXTS.closed);
      this.#form = form;
    }
    this.#part.log.append(node);
    this.#said.push(message);
    this.#anchor ??= node;
  }

  /** Let the browser save what was said, as plain text. */
  keep() {
    saveTranscript(this.#said);
    this.tell(TEXTS.downloaded);
  }

  /** Whether there is a connection. */
  connected(on) {
    const { network } = this.#part;
    network.textContent = on ? "" : TEXTS.noNetwork;
    network.hidden = on;
  }

  /** What came last: its choices, how far the check is, and once, for who cannot see it, what it says. */
  offer(messages) {
    const { choices, progress } = this.#part;
    const buttons = messages.findLast((message) => message.buttons.length)?.buttons ?? [];
    choices.hidden = !buttons.length;
    choices.replaceChildren(
      ...buttons.map((button) =>
        el("button.choice", { type: "button", click: () => this.acts.press(button) }, button.title),
      ),
    );
    const far = messages.findLast((message) => message.progress)?.progress;
    progress.hidden = !far;
    if (far) {
      progress.firstChild.textContent = TEXTS.progress(far);
      Object.assign(progress.lastChild, { max: far.most, value: far.question });
    }
    this.tell([...messages.map(spokenOf), this.#ways(buttons)].join(" "));
  }

  #ways(buttons) {
    return this.#form ? TEXTS.formReady : buttons.length ? TEXTS.choicesCount(buttons.length) : "";
  }

  /** A turn began: quiet at first, then visible. */
  wait() {
    this.calm();
    this.#part.choices.toggleAttribute("data-waiting", true);
    const { typing, slow } = this.#part;
    const show = (node, text) => {
      node.hidden = false;
      this.#reach(node);
      this.tell(text);
    };
    this.#timers = [setTimeout(show, CALM, typing, TEXTS.typing), setTimeout(show, SLOW, slow, TEXTS.slow)];
  }

  /** A turn ended, or trouble is over. */
  calm() {
    this.#timers.forEach(clearTimeout);
    this.#part.typing.hidden = this.#part.slow.hidden = true;
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
        "button.main@retry", { type: "button", click: this.acts[way] },
        names[way],
      );
    const box = el(
      "div.error@error",
      el("p", problem.message, " ", problem.action),
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

  #reach(node) {
    const { scroller } = this.#part;
    if (scroller.scrollHeight > scroller.clientHeight + 1) scroller.scrollTo({ top: node.offsetTop });
  }
}
