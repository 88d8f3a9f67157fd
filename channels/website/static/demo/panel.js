/** "Kijk mee": what was understood, which conditions are met, what comes next and why, the form filling itself in. */

import { el } from "./dom.js";

const SHOWN = 4;
const STATUS = { met: "Voldaan", not_met: "Past nu niet", unknown: "Nog open", waits: "Nog niet gevraagd" };

/** Show a look of the server, and the sources of the newest answer. */
export function show(place, look, messages) {
  const answer = messages.findLast((message) => message.sources?.length);
  place.replaceChildren(
    ...[
      part("Wat is begrepen", understood(look.understood)),
      answer ? part("Bron van dit antwoord", sources(answer.sources)) : null,
      look.next.question ? part("De volgende vraag, en waarom", next(look.next)) : null,
      look.outcome ? part("Uitkomst", el("p", { class: "outcome" }, look.outcome)) : null,
      look.form.length ? part("De aanmelding vult zich in", form(look.form)) : null,
      look.rules.length ? part("Voorwaarden", rules(look.rules)) : null,
    ].filter(Boolean),
  );
  return `Zoals bekend op ${look.day}${look.region ? `, arbeidsmarktregio ${look.region}` : ""}.`;
}

function part(title, ...inside) {
  return el("section", { class: "part" }, el("h3", {}, title), ...inside);
}

function understood({ intent, confidence, entities, articles }) {
  if (!intent) return el("p", { class: "dim" }, "Er is nog niets gezegd.");
  const found = entities.map((one) => el("li", {}, el("strong", {}, one.value), ` ${one.name}`));
  const near = articles.map((one) => el("li", {}, bar(one.confidence), ` ${one.title}`));
  return el(
    "div",
    {},
    el("p", {}, el("strong", {}, intent), " ", bar(confidence)),
    found.length ? el("ul", { class: "chips" }, found) : null,
    near.length ? el("ul", { class: "near" }, near) : null,
  );
}

function bar(share) {
  return el("span", { class: "share" }, `${Math.round(share * 100)}%`);
}

function sources(listed) {
  const line = (one) => el("li", {}, one.title, " ", el("span", { class: "dim" }, one.date || "zonder datum"));
  const more = listed.length - SHOWN;
  return el(
    "ul",
    {},
    listed.slice(0, SHOWN).map(line),
    more > 0 ? el("li", { class: "dim" }, `En nog ${more}; zij staan onder het antwoord.`) : null,
  );
}

function next({ question, why, rules: waiting, left }) {
  return el(
    "div",
    {},
    el("p", {}, el("strong", {}, question)),
    el("p", {}, why),
    waiting.length ? el("p", { class: "dim" }, `Telt mee bij: ${waiting.join(", ")}. Nog hooguit ${left}.`) : null,
  );
}

function rules(listed) {
  return el(
    "ul",
    { class: "rules" },
    listed.map((one) =>
      el(
        "li",
        { "data-status": one.status },
        el("span", { class: "status" }, STATUS[one.status] ?? one.status),
        el("strong", {}, one.title),
        one.reason ? el("p", {}, one.reason, one.decider ? ` Wie beslist: ${one.decider}.` : "") : null,
        one.reason && one.sources.length
          ? el("p", { class: "dim" }, `Bron: ${one.sources.map((it) => `${it.title} (${it.date || "zonder datum"})`).join("; ")}`)
          : null,
      ),
    ),
  );
}

function form(rows) {
  const filled = rows.filter((row) => row.value);
  const line = (row) =>
    el(
      "div",
      {},
      el("dt", {}, row.label),
      el("dd", {}, row.value, row.origin ? el("span", { class: "dim" }, ` ${row.origin}`) : null),
    );
  return el(
    "div",
    {},
    el("dl", { class: "form" }, filled.map(line)),
    el("p", { class: "dim" }, `${filled.length} van ${rows.length} vakken ingevuld.`),
  );
}
