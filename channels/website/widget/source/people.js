/** Candidates in a table. */

import { el } from "./dom.js";
import * as TEXTS from "./texts.js";

/** The candidates of a summary, without buttons. */
export function candidates(rows) {
  return [el("h4", TEXTS.candidates), people(rows, (row) => row.name)];
}

/** Outcome and open points of each; `name(row)` is what stands in the first column. */
export function people(rows, name) {
  const cells = rows.map((row) => [name(row), row.title, row.outcome ? String(row.open) : "–"]);
  return table([TEXTS.candidate, TEXTS.outcome, TEXTS.openPoints], cells);
}

/** A table with its first column as the name of the row. */
export function table(headers, rows) {
  const [first, ...rest] = headers;
  const head = el("tr", [first, ...rest].map((text) => el("th", { scope: "col" }, text)));
  const body = rows.map(([name, ...cells]) =>
    el("tr", el("th", { scope: "row" }, name), cells.map((cell) => el("td", cell))),
  );
  return el("table.people", el("thead", head), el("tbody", body));
}
