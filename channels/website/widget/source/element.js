/**
 * <praktijk-wijzer>: the element with its window, which opens, shrinks and closes.
 *
 * A page of our own can follow and lead it: `token` is its conversation, `say(text)` sends something as if it was
 * typed, "pw-reply" ({messages}) and "pw-trouble" ({message}) come after each turn. With data-channel="demo" nothing
 * is kept in the browser; with data-focus="stay" the focus stays where the page put it.
 */

import { Api } from "./api.js";
import { wireComposer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { buildFrame } from "./frame.js";
import { Sheet } from "./sheet.js";
import * as TEXTS from "./texts.js";
import { guardTheme } from "./theme.js";
import { Turns } from "./turns.js";
import STYLES from "./widget.css" with { type: "text" };
import { View } from "./view.js";

let settings = {};
let style = null;

/** Make the element known. `given`: base (URL of the server) and the data-* attributes of the script. */
export function define(given) {
  if (customElements.get("praktijk-wijzer")) return;
  settings = given;
  // A sheet made by script needs no permission for styles from the page it stands in.
  style = new CSSStyleSheet();
  style.replaceSync(STYLES);
  customElements.define("praktijk-wijzer", PraktijkWijzer);
}

class PraktijkWijzer extends HTMLElement {
  #part = null;
  #talk;
  #turns;
  #sheet;

  connectedCallback() {
    if (this.#part) return;
    const floating = this.#setting("mode") !== "inline";
    this.toggleAttribute("data-floating", floating);
    this.#talk = new Conversation(new Api(settings.base), this.#given());
    this.#part = buildFrame(floating, this.#setting("position") === "left", {
      toggle: () => this.toggle(),
      close: () => this.#askClose(),
      menu: () => this.#sheet.menu(),
    });
    this.#wire();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [style];
    this.shadowRoot.append(this.#part.root);
    guardTheme(this, this.#part);
    if (!floating) this.#startWhenSeen();
  }

  /** Open the floating window, or make it small; the focus goes along. */
  toggle(open = this.#part.panel.hidden) {
    const { launcher, panel, label } = this.#part;
    if (!launcher) return;
    panel.hidden = !open;
    launcher.setAttribute("aria-expanded", String(open));
    label.textContent = this.#talk.lines.length ? TEXTS.goOn : TEXTS.launcher;
    if (!open) return launcher.focus();
    this.#turns.start();
    this.#turns.settle(null);
  }

  /** The conversation, for requests of its own page; null before it began. */
  get token() {
    return this.#talk?.token ?? null;
  }

  /** Say this in the conversation. True when the words are on their way. */
  say(text) {
    return this.#turns.say({ text }, text);
  }

  #setting(name) {
    return this.dataset[name] ?? settings[name] ?? null;
  }

  #given() {
    const wanted = ["audience", "region", "today"].map((name) => [name, this.#setting(name)]);
    const channel = this.#setting("channel") === "demo" ? "demo" : "website";
    return { channel, ...Object.fromEntries(wanted.filter(([, value]) => value)) };
  }

  #wire() {
    const { root, composer, sheet, menu } = this.#part;
    const view = new View(this.#part);
    const input = wireComposer(
      composer,
      (text) => this.say(text),
      (text) => view.tell(text),
    );
    const stay = this.dataset.focus === "stay";
    this.#turns = new Turns(this, this.#part, { talk: this.#talk, view, input, stay, page: (one) => this.#page(one) });
    this.#sheet = new Sheet(sheet, menu, {
      restart: () => this.#askRestart(),
      code: (code) => this.#turns.code(code),
      person: () => this.say(TEXTS.person),
      keep: () => view.keep(),
    });
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#escape();
      if (event.key === "Tab") this.#wrap(event);
    });
    document.addEventListener("visibilitychange", () => this.#turns.hearNews());
    addEventListener("offline", () => view.connected(false));
    addEventListener("online", () => (view.connected(true), this.#turns.heal()));
    view.connected(navigator.onLine);
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
      this.#turns.start();
    });
    watch.observe(this);
    this.#part.root.addEventListener("focusin", () => this.#turns.start(), { once: true });
  }

  #askRestart() {
    if (!this.#talk.lines.length) return this.#turns.restart();
    this.#sheet.ask(TEXTS.restartQuestion, TEXTS.restartYes, () => this.#turns.restart());
  }

  #askClose() {
    if (!this.#talk.lines.length) return this.toggle(false);
    this.#sheet.ask(TEXTS.closeQuestion, TEXTS.closeYes, () => {
      this.#turns.stop();
      this.toggle(false);
    });
  }

  #escape() {
    if (!this.#sheet.close()) this.toggle(false);
  }

  /** A window that covers the whole page keeps the focus: what it would go to cannot be seen. */
  #wrap(event) {
    const { panel, menu, launcher, composer } = this.#part;
    if (!launcher || panel.offsetWidth < innerWidth) return;
    const [last, first] = event.shiftKey ? [menu, composer.send] : [composer.send, menu];
    if (this.shadowRoot.activeElement !== last) return;
    event.preventDefault();
    first.focus();
  }
}
