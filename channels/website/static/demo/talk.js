/** The widget as the demo leads it: a new conversation, what a user would do in it, and forgetting it. */

import { el, pause } from "./dom.js";

/** The script of the widget, once; it adds a widget of its own to a page that has none yet. */
function fetchWidget() {
  if (document.querySelector("script[data-widget]")) return;
  document.head.append(el("script", { src: "/static/widget.js", "data-widget": true }));
}

const LETTER = 45;
const LOOK_AT = 700;

export class Talk {
  #place;
  #widget = null;
  #heard;

  /** `heard(messages)` is called after every reply. */
  constructor(place, heard) {
    this.#place = place;
    this.#heard = heard;
  }

  get token() {
    return this.#widget?.token ?? null;
  }

  get widget() {
    return this.#widget;
  }

  /** A new conversation with these settings; the old one is forgotten. */
  async begin({ region, audience, today, look }) {
    await this.forget();
    const given = { "data-channel": "demo", "data-mode": "inline", "data-focus": "stay" };
    const wishes = { "data-region": region || null, "data-audience": audience || null, "data-today": today || null };
    this.#widget = el("praktijk-wijzer", { ...given, ...wishes, "data-look": look });
    const ready = this.#reply();
    this.#widget.addEventListener("pw-reply", (event) => this.#heard(event.detail.messages));
    this.#place.replaceChildren(this.#widget);
    this.#place.scrollIntoView({ block: "nearest" }); // a widget that nobody sees begins no conversation
    fetchWidget();
    await ready;
  }

  /** Delete what the server keeps of this conversation; also when the page is left. */
  async forget() {
    if (!this.token) return null;
    const headers = { Authorization: `Bearer ${this.token}` };
    this.#widget.remove();
    this.#widget = null;
    const reply = await fetch("/api/demo/reset", { method: "POST", headers, keepalive: true });
    return reply.ok ? (await reply.json()).text : null;
  }

  /** What is behind this conversation now. */
  async look() {
    if (!this.token) return null;
    const reply = await fetch("/api/demo/look", { headers: { Authorization: `Bearer ${this.token}` } });
    return reply.ok ? reply.json() : null;
  }

  /** Do one step of a story as a user would; resolves with the reply. */
  async act(step, speed, signal) {
    if ("zeg" in step) await this.type(step.zeg, speed, signal);
    if ("zeg" in step) return this.send();
    return "knop" in step ? this.#press(step.knop, speed, signal) : this.#fill(step.kaart, speed, signal);
  }

  /** Letters, one by one. */
  async type(text, speed, signal) {
    const input = this.#find("[data-testid=input]");
    for (let length = input.value.length; speed && length < text.length; length += 1) {
      this.put(text.slice(0, length + 1));
      await pause(LETTER * speed, signal);
    }
    this.put(text);
  }

  /** These words in the input, not sent yet. */
  put(text) {
    const input = this.#find("[data-testid=input]");
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** What stands in the input. */
  typed() {
    return this.#find("[data-testid=input]").value;
  }

  /** Send what stands in the input. */
  send() {
    const reply = this.#reply();
    this.#find("[data-testid=send]").click();
    this.#widget.shadowRoot.activeElement?.blur(); // the keys stay those of the presenter
    return reply;
  }

  async #press(title, speed, signal) {
    const buttons = [...this.#widget.shadowRoot.querySelectorAll("button")];
    const button = buttons.findLast((one) => one.textContent.trim() === title);
    if (!button) throw new Error(`Deze knop is er nu niet: ${title}`);
    await this.#point(button, speed, signal);
    const reply = this.#reply();
    button.click();
    return reply;
  }

  async #fill(values, speed, signal) {
    const form = [...this.#widget.shadowRoot.querySelectorAll("form")].findLast((one) => one.closest("[data-kind=formulier]"));
    if (!form) throw new Error("Er is nu geen formulier.");
    for (const [name, value] of Object.entries(values)) {
      const input = form.elements[name];
      if (!input) continue;
      if (input.type === "checkbox") input.checked = Boolean(value);
      else input.value = value;
      await this.#point(input, speed / 3, signal);
    }
    const button = form.querySelector("button.main");
    await this.#point(button, speed, signal);
    const reply = this.#reply();
    button.click();
    return reply;
  }

  async #point(node, speed, signal) {
    node.scrollIntoView({ block: "nearest" });
    node.style.outline = "4px solid #d98e32";
    try {
      await pause(LOOK_AT * speed, signal);
    } finally {
      node.style.outline = "";
    }
  }

  #find(selector) {
    return this.#widget.shadowRoot.querySelector(selector);
  }

  #reply() {
    const widget = this.#widget;
    return new Promise((resolve, reject) => {
      const over = new AbortController();
      const once = { signal: over.signal };
      widget.addEventListener("pw-reply", (event) => (over.abort(), resolve(event.detail.messages)), once);
      widget.addEventListener("pw-trouble", (event) => (over.abort(), reject(new Error(event.detail.message))), once);
    });
  }
}
