/** What folds out below the header: the menu, a question before something is lost, the form for a code. */

import { el } from "./dom.js";
import * as TEXTS from "./texts.js";

const button = (kind, text, click, id) =>
  el("button", { type: click ? "button" : null, class: kind, click, "data-testid": id }, text);

export class Sheet {
  #node;
  #opener;
  #act;
  #back;

  /** `act`: restart(), code(text), person(), keep(). */
  constructor(node, opener, act) {
    this.#node = node;
    this.#opener = opener;
    this.#act = act;
  }

  /** Fold the menu out or in. */
  menu() {
    if (this.close()) return;
    const { restart, person, keep } = this.#act;
    this.#show(
      button("plain", TEXTS.person, this.#then(person), "person"),
      button("plain", TEXTS.code, () => this.#code(), "code-form"),
      button("plain", TEXTS.keep, this.#then(keep), "keep"),
      button("plain", TEXTS.restart, this.#then(restart), "restart"),
    );
    this.#opener.setAttribute("aria-expanded", "true");
  }

  /** A question with one way on and one way back. */
  ask(question, yes, act) {
    this.#show(
      el("p", question),
      button("main", yes, this.#then(act)),
      button("plain", TEXTS.no, () => this.close()),
    );
    this.#node.focus();
  }

  /** Fold in. Gives whether anything was folded out; the focus then goes back where it was. */
  close() {
    const open = !this.#node.hidden;
    this.#node.hidden = true;
    this.#opener.setAttribute("aria-expanded", "false");
    if (open) this.#back.focus();
    return open;
  }

  #show(...children) {
    if (this.#node.hidden) this.#back = this.#node.getRootNode().activeElement ?? this.#opener;
    this.#node.replaceChildren(el("div.actions", children));
    this.#node.hidden = false;
  }

  #then(act) {
    return () => {
      this.close();
      act();
    };
  }

  #code() {
    const input = el("input", { id: "code", autocomplete: "off", required: true, "aria-describedby": "code-help" });
    const form = el(
      "form",
      {
        class: "field",
        submit: (event) => {
          event.preventDefault();
          this.#then(() => this.#act.code(input.value.trim()))();
        },
      },
      el("label", { for: "code" }, TEXTS.codeLabel),
      el("p.dim", { id: "code-help" }, TEXTS.codeHelp),
      input,
      el("div.actions", button("main", TEXTS.codeSend), button("plain", TEXTS.no, () => this.close())),
    );
    this.#show(form);
    input.focus();
  }
}
