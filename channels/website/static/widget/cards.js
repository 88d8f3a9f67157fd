/** Cards that only show something: the summary, the outcome, the finished application. */

import { el, icon } from "./dom.js";
import { inlineSources } from "./sources.js";
import { TEXTS } from "./texts.js";

const STATUSES = ["not_met", "unknown", "met"];

/** The frame of every card. */
export function frame(card, ...children) {
  const title = el("h3", { tabindex: "-1" }, card.title);
  return el("section", { class: "card", "data-testid": "card", "data-kind": card.kind }, title, ...children);
}

/** Label, value, and where the value comes from. */
export function summaryCard(card) {
  const rows = card.rows.map(({ label, value, origin, date }) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, label),
      el("td", {}, value, el("span", { class: "dim" }, [origin, date].filter(Boolean).join(", "))),
    ),
  );
  return frame(card, el("table", {}, el("tbody", {}, rows)));
}

/** The outcome: reasons by status, what is open, who decides, what to do now. */
export function outcomeCard(card) {
  const groups = STATUSES.map((status) =>
    reasons(
      status,
      card.reasons.filter((reason) => reason.status === status),
    ),
  );
  return frame(
    card,
    ...groups,
    part(TEXTS.open, list(unsaid(card.open, card))),
    part(TEXTS.decider, card.decider && el("p", { class: "decider" }, icon("person"), card.decider)),
    part(TEXTS.next, list(card.steps)),
  );
}

/** The reference and the files; `download(file, name, show)` saves one and shows how it goes. */
export function applicationCard(card, download) {
  const state = el("p", { class: "dim", "data-testid": "download-state" });
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
      "p",
      { class: "reference" },
      `${TEXTS.reference} `,
      el("strong", { "data-testid": "reference" }, card.reference),
    ),
    el("div", { class: "actions" }, buttons),
    state,
  );
}

function reasons(status, found) {
  if (!found.length) return null;
  const items = found.map(({ text, sources }) =>
    el("li", {}, icon(status), el("div", {}, el("p", {}, text), inlineSources(sources))),
  );
  return el("div", { class: `reasons ${status}` }, el("h4", {}, TEXTS.status[status]), el("ul", {}, items));
}

/** Open points that no reason above says already. */
function unsaid(open, card) {
  const said = new Set(card.reasons.map((reason) => reason.text));
  return (open ?? []).filter((point) => !said.has(point));
}

function list(texts) {
  return texts?.length
    ? el(
        "ul",
        {},
        texts.map((text) => el("li", {}, text)),
      )
    : null;
}

function part(title, content) {
  return content && el("div", { class: "part" }, el("h4", {}, title), content);
}
