/** Cards of a group of candidates: the spreadsheet, the overview, all applications. */

import { frame } from "./cards.js";
import { el, freshId, icon, spoken } from "./dom.js";
import { people, table } from "./people.js";
import * as TEXTS from "./texts.js";

/** Where a spreadsheet comes from and goes to: {node, heading, refuse, close}, like a form. */
export function fileCard(card, act) {
  const id = freshId();
  const input = el("input", { id, type: "file", accept: card.accept, "aria-describedby": `${id}-help ${id}-error` });
  const problems = el("div", { class: "problems", id: `${id}-error`, tabindex: "-1", hidden: true, "data-testid": "file-errors" });
  const state = el("p.dim", { role: "status" });
  const form = el(
    "form",
    {
      novalidate: true,
      submit: (event) => {
        event.preventDefault();
        if (input.files.length) act.upload(card, input.files[0]);
        else refuseFile(problems, input, { "": TEXTS.noFile });
      },
    },
    problems,
    el("div.field", el("label", { for: id }, TEXTS.file), input),
    el("div.actions", el("button.main@upload", TEXTS.upload)),
  );
  const node = frame(card, el("p", { id: `${id}-help` }, card.text), template(card, act, state), state, form);
  return {
    node,
    heading: node.querySelector("h3"),
    refuse: (errors) => refuseFile(problems, input, errors),
    close: () => {
      form.remove();
      node.append(el("p.dim", TEXTS.closed));
    },
  };
}

/** Every candidate in a row: a button to look closer, the outcome, how many points are open. */
export function overviewCard(card, act) {
  return frame(card, people(card.rows, (row) => look(row, act)));
}

/** All references, the files of each, and one file with everything. */
export function applicationsCard(card, download) {
  const state = el("p.dim@download-state");
  const show = (text) => state.replaceChildren(text);
  const all = card.downloads.map((file) =>
    save(file, "main", `aanmeldingen.${file.format}`, TEXTS.download[file.format], download, show),
  );
  const rows = card.rows.map((row) => [
    row.name,
    el("strong@reference", row.reference),
    el("div.files", files(row, download, show)),
  ]);
  const headers = [TEXTS.candidate, TEXTS.reference, TEXTS.files];
  return frame(card, el("div.actions", all), state, table(headers, rows));
}

function look({ name, button }, act) {
  return el(
    "button.tool.look", { type: "button", click: () => act.press(button) },
    spoken(`${TEXTS.look} `),
    name,
  );
}

function files({ name, reference, downloads }, download, show) {
  return downloads.map((file) => {
    const label = el("span", file.format.toUpperCase(), spoken(` ${TEXTS.of} ${name}`));
    return save(file, "tool", `aanmelding-${reference}.${file.format}`, label, download, show);
  });
}

function save(file, kind, name, label, download, show) {
  const click = () => download(file, name, show);
  const attributes = { type: "button", class: kind, "data-testid": `download-${file.format}`, click };
  return el("button", attributes, icon("download"), label);
}

function template({ template: file }, act, state) {
  const show = (text) => state.replaceChildren(text);
  const click = () => act.download(file, "kandidaten.xlsx", show);
  const attributes = { type: "button", class: "plain", "data-testid": "template", click };
  return el("div.actions", el("button", attributes, icon("download"), file.title));
}

/** Everything wrong with the file, cell by cell. Gives how many things that are. */
function refuseFile(problems, input, errors) {
  const texts = Object.values(errors);
  problems.hidden = !texts.length;
  problems.replaceChildren(
    el("h4", TEXTS.fileProblems(texts.length)),
    el("ul", texts.map((text) => el("li", text))),
  );
  if (texts.length) problems.focus();
  input.value = "";
  return texts.length;
}
