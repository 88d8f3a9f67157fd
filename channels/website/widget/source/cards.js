/** Cards that only show something: the summary, the finished application, a code to go on later. */

import { el, icon } from "./dom.js";
import { candidates } from "./people.js";
import * as TEXTS from "./texts.js";

/** The frame of every card. */
export function frame(card, ...children) {
  const title = el("h3", { tabindex: "-1" }, card.title);
  return el("section.card@card", { "data-kind": card.kind }, title, ...children);
}

/** Label, value, and where the value comes from; of a group also its candidates. */
export function summaryCard(card) {
  const rows = card.rows.map(({ label, value, origin, date }) =>
    el(
      "tr",
      el("th", { scope: "row" }, label),
      el("td", value, el("span.dim", [origin, date].filter(Boolean).join(", "))),
    ),
  );
  const group = card.candidates ? candidates(card.candidates) : [];
  return frame(card, el("table", el("tbody", rows)), ...group);
}

/** The reference and the files; `download(file, name, show)` saves one and shows how it goes. */
export function applicationCard(card, download) {
  const state = el("p.dim@download-state");
  const show = (text) => state.replaceChildren(text);
  const buttons = card.downloads.map((file) =>
    el(
      "button",
      {
        type: "button",
        class: file.format === "pdf" ? "main" : "plain",
        "data-testid": `download-${file.format}`,
        click: () => download(file, `aanmelding-${card.reference}.${file.format}`, show),
      },
      icon("download"),
      TEXTS.download[file.format] ?? file.format,
    ),
  );
  return frame(
    card,
    el(
      "p.reference",
      `${TEXTS.reference} `,
      el("strong@reference", card.reference),
    ),
    el("div.actions", buttons),
    state,
  );
}

/** The code, which is shown once, and how to use it. */
export function codeCard(card) {
  const code = card.code && el("p.code@code", card.code);
  return frame(card, code, el("p", card.text));
}
