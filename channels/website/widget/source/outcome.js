/** The outcome of a check: why, and what to do now. All the rest unfolds. */

import { frame } from "./cards.js";
import { el, icon } from "./dom.js";
import { inlineSources, opened } from "./sources.js";
import * as TEXTS from "./texts.js";

const HOPEFUL = ["possible", "to_ask"];

/** What stands in the way, what else could be done, what to do; `page(route)` is where an article can be read. */
export function outcomeCard(card, page) {
  const because = (status) => card.reasons.filter((reason) => reason.status === status);
  return frame(
    card,
    reasons("not_met", because("not_met")),
    reasons("unknown", because("unknown")),
    part(TEXTS.routes, routes(card.routes, page)),
    part(TEXTS.next, list(card.steps)),
    rest(
      part(TEXTS.decider, card.decider && el("p.decider", icon("person"), card.decider)),
      part(TEXTS.open, list(unsaid(card.open, card))),
      part(TEXTS.yes, list(card.yes)),
      folded("met", TEXTS.met, because("met"), reasonList("met", because("met"))),
      folded("funding", TEXTS.funding, card.funding, funding(card.funding)),
      folded("advice", TEXTS.advice, card.advice, advice(card.advice)),
    ),
  );
}

function rest(...parts) {
  const found = parts.filter(Boolean);
  const summary = el("summary", TEXTS.rest);
  return found.length ? el("details.fold.part@rest", summary, found) : null;
}

function reasons(status, found) {
  if (!found.length) return null;
  return el("div", { class: `reasons ${status}` }, el("h4", TEXTS.status[status]), reasonList(status, found));
}

function reasonList(status, found) {
  const items = found.map(({ text, sources }) =>
    el("li", icon(status), el("div", el("p", text), inlineSources(sources))),
  );
  return el("ul", items);
}

/** Open points that no reason above says already. */
function unsaid(open, card) {
  const said = new Set(card.reasons.map((reason) => reason.text));
  return (open ?? []).filter((point) => !said.has(point));
}

function routes(found, page) {
  if (!found?.length) return null;
  const items = found.map((route) => el("li", opened({ href: page(route) }, route.title), el("p", route.text)));
  return el("ul", items);
}

/** Schemes by what could be; those that are for something else come last and in short. */
function funding(schemes = []) {
  const items = schemes.map(({ title, status, text, certainty, decider, sources }) =>
    el(
      "li", { class: HOPEFUL.includes(status) ? null : "dim" },
      el("strong", title),
      el("span", { class: `mark ${status}` }, TEXTS.scheme[status]),
      el("p", text, certainty === "onzeker" ? ` ${TEXTS.uncertain}` : null),
      decider ? el("p", `${TEXTS.decider}: ${decider}.`) : null,
      HOPEFUL.includes(status) ? inlineSources(sources) : null,
    ),
  );
  return el("div", el("p.dim", TEXTS.noPromise), el("ul", items));
}

function advice(found = []) {
  return el(
    "ul",
    found.map(({ text, sources }) => el("li", el("p", text), inlineSources(sources))),
  );
}

function list(texts) {
  return texts?.length
    ? el(
        "ul",
        texts.map((text) => el("li", text)),
      )
    : null;
}

function part(title, content) {
  return content && el("div.part", el("h4", title), content);
}

function folded(name, title, found, content) {
  if (!found?.length) return null;
  const summary = el("summary", `${title} (${found.length})`);
  return el("details", { class: `fold reasons ${name}`, "data-testid": `fold-${name}` }, summary, content);
}
