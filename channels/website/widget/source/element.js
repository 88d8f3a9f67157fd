/**
 * <praktijk-wijzer>: ties the conversation to what the user sees and does.
 *
 * A page of our own can follow and lead it: `token` is its conversation, `say(text)` sends something as if it was
 * typed, "pw-reply" ({messages}) and "pw-trouble" ({message}) come after each turn. With data-channel="demo" nothing
 * is kept in the browser; with data-focus="stay" the focus stays where the page put it.
 */

import { Api, Problem } from "./api.js";
import { wireComposer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { el, saveAs } from "./dom.js";
import { buildFrame } from "./frame.js";
import { TEXTS } from "./texts.js";
import STYLES from "./widget.css" with { type: "text" };
import { View } from "./view.js";

let settings = {};
let style = null;

/** Make the element known. `given`: base (URL of the server) and the data-* attributes of the script. */
export function define(given) {
  settings = given;
  // A sheet made by script needs no permission for styles from the page it stands in.
  style = new CSSStyleSheet();
  style.replaceSync(STYLES);
  if (!customElements.get("praktijk-wijzer")) customElements.define("praktijk-wijzer", PraktijkWijzer);
}

class PraktijkWijzer extends HTMLElement {
  #part = null;
  #talk;
  #view;
  #composer;
  #started = false;
  #busy = false;

  connectedCallback() {
    if (this.#part) return;
    const floating = this.#setting("mode") !== "inline";
    this.#talk = new Conversation(new Api(settings.base), this.#given());
    this.#part = buildFrame(floating, {
      toggle: () => this.toggle(),
      close: () => this.toggle(false),
      restart: () => this.#askRestart(),
    });
    this.#view = new View(this.#part, this.#acts());
    document.addEventListener("visibilitychange", () => this.#hearNews());
    this.#composer = wireComposer(
      this.#part.composer,
      (text) => this.#say({ text }, text),
      (text) => this.#view.tell(text),
    );
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [style];
    this.shadowRoot.append(this.#part.root);
    this.#part.root.addEventListener("keydown", (event) => event.key === "Escape" && this.#escape());
    if (!floating) this.#startWhenSeen();
  }

  /** Open or close the floating panel; the focus goes along. */
  toggle(open = this.#part.panel.hidden) {
    const { launcher, panel } = this.#part;
    if (!launcher) return;
    panel.hidden = !open;
    launcher.setAttribute("aria-expanded", String(open));
    if (!open) return launcher.focus();
    this.#start();
    this.#settle(null);
  }

  /** The conversation, for requests of its own page; null before it began. */
  get token() {
    return this.#talk?.token ?? null;
  }

  /** Say this in the conversation. True when the words are on their way. */
  say(text) {
    return this.#say({ text }, text);
  }

  #setting(name) {
    return this.dataset[name] ?? settings[name] ?? null;
  }

  #given() {
    const wanted = ["audience", "region", "today"].map((name) => [name, this.#setting(name)]);
    const channel = this.#setting("channel") === "demo" ? "demo" : "website";
    return { channel, ...Object.fromEntries(wanted.filter(([, value]) => value)) };
  }

  #acts() {
    return {
      press: (button) => this.#say({ button: button.id }, button.title),
      fill: (card, values) =>
        this.#turn(() => this.#talk.fill(card.id, values, TEXTS.filled), { said: TEXTS.filled }),
      upload: (card, file) =>
        this.#turn(() => this.#talk.upload(card.url, file, TEXTS.uploaded), { said: TEXTS.uploaded }),
      download: (file, name, show) =>
        this.#download(file, name, (text) => (show(text), this.#view.tell(text))),
      page: (message) => this.#page(message),
      again: () => this.#again(),
      restart: () => this.#restart(),
    };
  }

  /** Where an answer can be read and sent on from, for its region and on the day of this conversation. */
  #page({ article, region }) {
    const page = new URL(`/kennis/${encodeURIComponent(article)}`, settings.base);
    if (region) page.searchParams.set("regio", region);
    const day = this.#setting("today");
    if (day) page.searchParams.set("dag", day);
    return page;
  }

  /** A page that nobody scrolls to the assistant begins no conversation. */
  #startWhenSeen() {
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      this.#start();
    });
    watch.observe(this);
    this.#part.root.addEventListener("focusin", () => this.#start(), { once: true });
  }

  async #start() {
    if (this.#started) return;
    this.#started = true;
    this.#view.clear();
    await this.#turn(() => this.#talk.open(), { first: true });
    if (this.#started && this.#talk.waiting) await this.#turn(() => this.#talk.retry());
  }

  #again() {
    this.#part.scroller.focus({ preventScroll: true });
    if (this.#started) this.#turn(() => this.#talk.retry());
    else this.#start();
  }

  #askRestart() {
    if (!this.#talk.lines.length) return this.#restart();
    const { question } = this.#part;
    const button = (kind, text, click) => el("button", { type: "button", class: kind, click }, text);
    question.replaceChildren(
      el("p", { id: "question" }, TEXTS.restartQuestion),
      el(
        "div",
        { class: "actions" },
        button("main", TEXTS.restartYes, () => this.#restart()),
        button("plain", TEXTS.restartNo, () => this.#escape()),
      ),
    );
    question.hidden = false;
    question.focus();
  }

  async #restart() {
    if (this.#busy) return this.#view.tell(TEXTS.busy);
    this.#part.question.hidden = true;
    this.#view.clear();
    await this.#turn(() => this.#talk.begin(), { first: true });
    this.#settle(null);
  }

  #escape() {
    const { question, root } = this.#part;
    if (question.hidden) return this.toggle(false);
    question.hidden = true;
    root.querySelector("[data-testid=restart]").focus();
  }

  /** True when the words are on their way. */
  #say(body, words) {
    if (this.#busy || !this.#started) return this.#view.tell(TEXTS.busy);
    this.#turn(() => this.#talk.say(body, words), { words, typed: body.text });
    return true;
  }

  /**
   * One turn: ask, wait, show. `words` are shown before the answer is there, `said` only with it;
   * `typed` goes back to the input when it is refused; `first` is the beginning of a conversation, which may hold what was said before a reload.
   */
  async #turn(ask, { words = null, said = null, typed = "", first = false } = {}) {
    if (this.#busy) return this.#view.tell(TEXTS.busy);
    const typing = this.#isTyping();
    let done;
    this.#busy = true;
    this.#view.wait();
    if (words) this.#view.user(words);
    try {
      const messages = await ask();
      this.#view.calm();
      if (said) {
        this.#view.sent();
        this.#view.user(said);
      }
      this.#show(messages, first);
      if (!first && !typing) this.#settle(this.#view.next());
      this.#view.read(first);
      this.#view.tellNext();
      done = new CustomEvent("pw-reply", { detail: { messages } });
    } catch (error) {
      const problem = problemIn(error);
      this.#failed(problem, { words, typed, first });
      done = new CustomEvent("pw-trouble", { detail: { message: problem.message } });
    } finally {
      this.#busy = false;
    }
    this.dispatchEvent(done);
  }

  /**
   * Messages in order, with what the user said in between when a conversation is opened again.
   * Only choices that came after the last words of the user are still open.
   */
  #show(messages, first) {
    const lines = first ? [...this.#talk.lines] : [];
    const heard = lines.at(-1)?.after ?? 0;
    for (const message of messages) {
      while (lines[0]?.after < message.seq) this.#view.user(lines.shift().text);
      this.#view.answer(message);
    }
    for (const line of lines) this.#view.user(line.text);
    const newest = messages.filter((message) => message.seq > heard);
    this.#view.offer(newest.findLast((message) => message.buttons.length)?.buttons ?? []);
  }

  /** Somebody comes back to this page: was anything said in the meantime? Without a connection that waits. */
  async #hearNews() {
    if (document.hidden || this.#busy || !this.#started) return;
    const messages = await this.#talk.news().catch(() => []);
    if (messages.length) this.#show(messages, false);
  }

  async #download(file, name, show) {
    show(TEXTS.downloading);
    try {
      saveAs(await this.#talk.file(file.url), name);
      show(TEXTS.downloaded);
    } catch (error) {
      const { message, action } = problemIn(error);
      show(`${message} ${action}`);
    }
  }

  #failed(problem, { words, typed, first }) {
    this.#view.calm();
    if (first) this.#started = false;
    if (problem.again || first) return this.#view.trouble(problem, "again");
    if (words) this.#view.takeBack();
    if (problem.gone) return this.#view.trouble(problem, "restart");
    if (problem.fields && this.#view.refuse(problem.fields)) return;
    if (problem.code === "kaart_onbekend") this.#view.closeForm();
    if (typed) this.#composer.put(typed);
    this.#view.trouble(problem, null);
  }

  #isTyping() {
    return this.shadowRoot.activeElement === this.#part.composer.input;
  }

  /** Put the focus somewhere that still exists. A keyboard on glass stays down until it is asked for. */
  #settle(place) {
    if (this.dataset.focus === "stay") return;
    if (place) return place.focus({ preventScroll: true });
    if (matchMedia("(pointer: coarse)").matches) this.#part.scroller.focus({ preventScroll: true });
    else this.#composer.focus();
  }
}

/** What to tell about an error; a mistake of ours also goes to the console. */
function problemIn(error) {
  if (error instanceof Problem) return error;
  console.error(error);
  return new Problem();
}
