/** The parts of the widget that are always there: launcher, header, conversation, input. */

import { el, icon, spoken } from "./dom.js";
import { TEXTS } from "./texts.js";

/** The frame and its parts by name. `act`: restart, toggle, close. */
export function buildFrame(floating, act) {
  const part = {
    log: el("div", {
      role: "log",
      "aria-live": "polite",
      "aria-label": TEXTS.messages,
      class: "log",
      "data-testid": "log",
    }),
    typing: el(
      "div",
      { class: "typing", hidden: true, "aria-hidden": "true", "data-testid": "typing" },
      el("i"),
      el("i"),
      el("i"),
    ),
    trouble: el("div", { role: "alert", class: "trouble" }),
    choices: el("div", {
      role: "group",
      "aria-label": TEXTS.choices,
      tabindex: "-1",
      class: "choices",
      hidden: true,
      "data-testid": "choices",
    }),
    status: el("p", { role: "status", class: "spoken", "data-testid": "status" }),
    question: el("div", {
      class: "question",
      role: "group",
      "aria-labelledby": "question",
      tabindex: "-1",
      hidden: true,
    }),
    launcher: floating ? launcher(act.toggle) : null,
  };
  const end = el("div");
  const more = el("div", { class: "more", "aria-hidden": "true" }, el("span", {}, icon("more"), TEXTS.more));
  const attributes = { class: "scroller", tabindex: "0", role: "region", "aria-label": TEXTS.conversation };
  part.scroller = el("div", attributes, part.log, part.typing, part.trouble, part.choices, end, more);
  new IntersectionObserver(([seen]) => (more.hidden = seen.isIntersecting), { root: part.scroller }).observe(
    end,
  );
  part.composer = composer();
  part.panel = el(
    "section",
    {
      class: "panel",
      role: floating ? "dialog" : null,
      "aria-labelledby": "name",
      id: "panel",
      hidden: floating,
      "data-testid": "panel",
    },
    header(floating, act),
    part.question,
    part.scroller,
    part.composer.form,
    part.status,
  );
  part.root = el("div", { lang: "nl", class: floating ? "floating" : "inline" }, part.panel, part.launcher);
  return part;
}

function launcher(toggle) {
  const attributes = {
    type: "button",
    class: "launcher",
    "aria-expanded": "false",
    "aria-controls": "panel",
    "data-testid": "launcher",
    click: toggle,
  };
  return el("button", attributes, icon("wayfinder"), el("span", {}, TEXTS.launcher));
}

function header(floating, act) {
  const restart = el(
    "button",
    { type: "button", class: "tool", "data-testid": "restart", click: act.restart },
    icon("restart"),
    el("span", {}, TEXTS.restart),
  );
  const close = el(
    "button",
    { type: "button", class: "tool", "data-testid": "close", click: act.close },
    icon("close"),
    spoken(TEXTS.close),
  );
  return el(
    "header",
    {},
    el("span", { class: "badge" }, icon("wayfinder")),
    el(
      "div",
      { class: "who" },
      el(floating ? "h2" : "h3", { id: "name" }, TEXTS.name),
      el("p", {}, TEXTS.kind),
    ),
    restart,
    floating ? close : null,
  );
}

function composer() {
  const input = el("textarea", {
    id: "input",
    rows: "1",
    placeholder: TEXTS.placeholder,
    "aria-describedby": "hint",
    autocomplete: "off",
    enterkeyhint: "send",
    "data-testid": "input",
  });
  const counter = el("p", { class: "counter", hidden: true, "data-testid": "counter" });
  const form = el(
    "form",
    { class: "composer", novalidate: true },
    el("label", { for: "input", class: "spoken" }, TEXTS.input),
    el(
      "div",
      { class: "line" },
      input,
      el("button", { class: "main send", "data-testid": "send" }, icon("send"), spoken(TEXTS.send)),
    ),
    counter,
    el("p", { class: "dim", id: "hint" }, TEXTS.hint),
  );
  return { form, input, counter };
}
