/** The parts of the widget that are always there: launcher, header, conversation, input. */

import { el, icon, spoken } from "./dom.js";
import * as TEXTS from "./texts.js";

/**
 * The frame and its parts by name. `act`: toggle, close, menu. The log itself is not live: `status` says each answer
 * once, without the sources and buttons around it.
 */
export function buildFrame(floating, left, act) {
  const part = {
    log: el("div.log@log", { role: "log",
      "aria-live": "off",
      "aria-label": TEXTS.messages }),
    slow: el("p.slow.dim@slow", { hidden: true }, TEXTS.slow),
    network: el("p.network@network", { role: "status", hidden: true }),
    progress: el(
      "div.progress@progress", { hidden: true },
      el("span"),
      el("progress", { "aria-hidden": "true" }),
    ),
    swatch: el("i.swatch", { hidden: true }),
    label: el("span", TEXTS.launcher),
    typing: el(
      "div.typing@typing", { hidden: true, "aria-hidden": "true" },
      el("i"),
      el("i"),
      el("i"),
    ),
    trouble: el("div.trouble", { role: "alert" }),
    choices: el("div.choices@choices", { role: "group",
      "aria-label": TEXTS.choices,
      tabindex: "-1",
      hidden: true }),
    status: el("p.spoken@status", { role: "status" }),
    sheet: el("div.sheet@sheet", { id: "sheet",
      role: "group",
      "aria-label": TEXTS.menu,
      tabindex: "-1",
      hidden: true }),
  };
  part.launcher = floating ? launcher(part.label, act.toggle) : null;
  part.menu = tool("menu", TEXTS.menu, act.menu, { "aria-expanded": "false", "aria-controls": "sheet" });
  part.header = header(floating, part.menu, act);
  const attributes = { class: "scroller", tabindex: "0", role: "region", "aria-label": TEXTS.conversation };
  part.scroller = el("div", attributes, part.log, part.typing, part.slow, part.trouble, part.choices);
  part.composer = composer();
  part.panel = el(
    "section.panel@panel", { role: floating ? "dialog" : null,
      "aria-labelledby": "name",
      id: "panel",
      hidden: floating },
    part.header,
    part.sheet,
    part.progress,
    part.scroller,
    part.network,
    part.composer.form,
    part.status,
    part.swatch,
  );
  const kind = floating ? `floating${left ? " left" : ""}` : "inline";
  part.root = el("div", { lang: "nl", class: kind }, part.panel, part.launcher);
  return part;
}

function launcher(label, toggle) {
  const attributes = {
    type: "button",
    class: "launcher",
    "aria-expanded": "false",
    "aria-controls": "panel",
    "data-testid": "launcher",
    click: () => toggle(),
  };
  return el("button", attributes, icon("wayfinder"), label);
}

function header(floating, menu, act) {
  const name = el(floating ? "h2" : "h3", { id: "name" }, TEXTS.name);
  return el(
    "div.bar",
    el("span.badge", icon("wayfinder")),
    el("div.who", name, el("p", TEXTS.kind)),
    menu,
    floating ? [tool("minimise", TEXTS.minimise, () => act.toggle(false)), tool("close", TEXTS.close, act.close)] : null,
  );
}

/** A button of the header: its sign, and its name for who cannot see it. */
function tool(name, text, click, more = {}) {
  const attributes = { type: "button", class: "tool", title: text, "data-testid": name, click: () => click(), ...more };
  return el("button", attributes, icon(name), spoken(text));
}

function composer() {
  const input = el("textarea@input", { id: "input",
    rows: "1",
    placeholder: TEXTS.placeholder,
    "aria-describedby": "hint",
    autocomplete: "off",
    enterkeyhint: "send" });
  const counter = el("p.counter@counter", { hidden: true });
  const send = el("button.main.send@send", icon("send"), spoken(TEXTS.send));
  const form = el(
    "form.composer", { novalidate: true },
    el("label.spoken", { for: "input" }, TEXTS.input),
    el(
      "div.line",
      input,
      send,
    ),
    counter,
    el("p.dim", { id: "hint" }, TEXTS.hint),
  );
  return { form, input, counter, send };
}
