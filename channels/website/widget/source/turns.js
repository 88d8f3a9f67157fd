/** Turns of a conversation: ask, wait, show; and where the focus goes after each. */

import { Problem } from "./api.js";
import { saveAs } from "./dom.js";
import * as TEXTS from "./texts.js";

export class Turns {
  #host;
  #part;
  #with;
  #started = false;
  #busy = false;
  #stuck = false;

  /** `given`: talk (Conversation), view, input ({focus, put}), stay (the focus does), page(message). */
  constructor(host, part, given) {
    this.#host = host;
    this.#part = part;
    this.#with = given;
    given.view.acts = this.#acts();
  }

  /** Begin, or go on where this tab was. */
  async start() {
    if (this.#started) return;
    const { talk, view } = this.#with;
    this.#started = true;
    view.clear();
    await this.#turn(() => talk.open(), { first: true });
    if (this.#started && talk.waiting) await this.#turn(() => talk.retry());
  }

  /** Forget the conversation here. */
  stop() {
    this.#started = false;
    this.#with.talk.leave();
    this.#with.view.clear();
  }

  /** A new conversation. */
  async restart() {
    if (this.#busy) return this.#with.view.tell(TEXTS.busy);
    this.#started = true;
    this.#with.view.clear();
    await this.#turn(() => this.#with.talk.begin(), { first: true });
    this.settle(null);
  }

  /** Something typed, or a pressed button, and the words to show. True when they are on their way. */
  say(body, words) {
    if (this.#busy || !this.#started) return this.#with.view.tell(TEXTS.busy);
    this.#turn(() => this.#with.talk.say(body, words), { words, typed: body.text });
    return true;
  }

  /** Go on with the check behind a code. */
  code(code) {
    this.#turn(() => this.#with.talk.code(code, TEXTS.withCode), { words: TEXTS.withCode });
  }

  /** The connection is back: what had no answer is sent again. */
  heal() {
    if (this.#stuck && !this.#busy) this.#again();
  }

  /** Somebody comes back to this page: was anything said in the meantime? Without a connection that waits. */
  async hearNews() {
    if (document.hidden || this.#busy || !this.#started) return;
    const messages = await this.#with.talk.news().catch(() => []);
    if (messages.length) this.#show(messages, false);
  }

  /** Put the focus somewhere that still exists. A keyboard on glass stays down until it is asked for. */
  settle(place) {
    const { stay, input } = this.#with;
    if (stay) return;
    if (place) return place.focus({ preventScroll: true });
    if (matchMedia("(pointer: coarse)").matches) this.#part.scroller.focus({ preventScroll: true });
    else input.focus();
  }

  #acts() {
    const { talk, view, page } = this.#with;
    return {
      press: (button) => this.say({ button: button.id }, button.title),
      fill: (card, values) => this.#turn(() => talk.fill(card.id, values, TEXTS.filled), { said: TEXTS.filled }),
      upload: (card, file) =>
        this.#turn(() => talk.upload(card.url, file, TEXTS.uploaded), { said: TEXTS.uploaded }),
      download: (file, name, show) => this.#download(file, name, (text) => (show(text), view.tell(text))),
      think: (seq, helpful, reason) => talk.think(seq, helpful, reason),
      page,
      again: () => this.#again(),
      restart: () => this.restart(),
    };
  }

  #again() {
    this.settle(this.#part.scroller);
    if (this.#started) this.#turn(() => this.#with.talk.retry());
    else this.start();
  }

  /**
   * One turn. `words` are shown before the answer is there, `said` only with it; `typed` goes back to the input when
   * it is refused; `first` is the beginning of a conversation, which may hold what was said before a reload.
   */
  async #turn(ask, { words = null, said = null, typed = "", first = false } = {}) {
    const { view } = this.#with;
    if (this.#busy) return view.tell(TEXTS.busy);
    const typing = this.#isTyping();
    this.#busy = true;
    view.wait();
    if (words) view.user(words);
    let done;
    try {
      const messages = await ask();
      this.#stuck = false;
      this.#answered(messages, { said, first, typing });
      done = new CustomEvent("pw-reply", { detail: { messages } });
    } catch (error) {
      const problem = problemIn(error);
      this.#failed(problem, { words, typed, first });
      done = new CustomEvent("pw-trouble", { detail: { message: problem.message } });
    } finally {
      this.#busy = false;
    }
    this.#host.dispatchEvent(done);
  }

  #answered(messages, { said, first, typing }) {
    const { view } = this.#with;
    view.calm();
    if (said) {
      view.sent();
      view.user(said);
    }
    this.#show(messages, first);
    if (!first && !typing) this.settle(view.next());
    view.read(first);
  }

  /**
   * Messages in order, with what the user said in between when a conversation is opened again.
   * Only choices that came after the last words of the user are still open, and only that is read aloud.
   */
  #show(messages, first) {
    const { talk, view } = this.#with;
    const lines = first ? [...talk.lines] : [];
    const heard = lines.at(-1)?.after ?? 0;
    for (const message of messages) {
      while (lines[0]?.after < message.seq) view.user(lines.shift().text);
      view.answer(message);
    }
    for (const line of lines) view.user(line.text);
    view.offer(messages.filter((message) => message.seq > heard));
  }

  async #download(file, name, show) {
    show(TEXTS.downloading);
    try {
      saveAs(await this.#with.talk.file(file.url), name);
      show(TEXTS.downloaded);
    } catch (error) {
      const { message, action } = problemIn(error);
      show(`${message} ${action}`);
    }
  }

  #failed(problem, { words, typed, first }) {
    const { view, input } = this.#with;
    view.calm();
    if (first) this.#started = false;
    this.#stuck = problem.again || first;
    if (this.#stuck) return view.trouble(problem, "again");
    if (words) view.takeBack();
    if (problem.gone) return view.trouble(problem, "restart");
    if (problem.fields && view.refuse(problem.fields)) return;
    if (problem.code === "kaart_onbekend") view.closeForm();
    if (typed) input.put(typed);
    view.trouble(problem, null);
  }

  #isTyping() {
    return this.#host.shadowRoot.activeElement === this.#part.composer.input;
  }
}

/** What to tell about an error; a mistake of ours also goes to the console. */
function problemIn(error) {
  if (error instanceof Problem) return error;
  console.error(error);
  return new Problem();
}
