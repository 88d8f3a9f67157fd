/** A card to fill in. The server checks; its error per field is shown beside that field. */

import { frame } from "./cards.js";
import { el, freshId, icon } from "./dom.js";
import * as TEXTS from "./texts.js";

const LONGEST = 200;
const LONGEST_TEXT = 1000;
const TYPES = { email: "email", telefoon: "tel" };
const AUTOCOMPLETE = { organisatie: "organization", contactpersoon: "name", email: "email", telefoon: "tel" };

/** The form of a card; `send(values)` gets a value per field name. */
export function formCard(card, send) {
  const fields = card.fields.map(fieldOf);
  const summary = el("div.problems@form-errors", { hidden: true });
  const submit = el("button.main", card.actions?.[0]?.title ?? TEXTS.send);
  const form = el(
    "form",
    {
      novalidate: true,
      submit: (event) => {
        event.preventDefault();
        send(Object.fromEntries(fields.map((field) => [field.name, field.value()])));
      },
    },
    summary,
    fields.map((field) => field.node),
    el("div.actions", submit),
  );
  const node = frame(card, form);
  return {
    node,
    heading: node.querySelector("h3"),
    refuse: (errors) => refuse(fields, summary, errors),
    close: (why) => close(node, form, why),
  };
}

/** One field: {name, node, value(), mark(error), focus()}. */
function fieldOf(field) {
  const id = freshId();
  const help = field.help ? el("p", { class: "dim", id: `${id}-help` }, field.help) : null;
  const error = el("p", { class: "wrong", id: `${id}-error`, hidden: true });
  const described = [help && `${id}-help`, `${id}-error`].filter(Boolean).join(" ");
  const input = inputOf(field, {
    id,
    name: field.name,
    "aria-describedby": described,
    "aria-required": field.required ? "true" : null,
  });
  const label = el(
    "label", { for: id },
    field.label,
    field.required ? el("span.dim", TEXTS.required) : null,
  );
  const isTick = field.type === "akkoord";
  const parts = isTick
    ? [error, el("div.tick", input, label), help]
    : [label, help, error, input];
  return {
    name: field.name,
    label: field.label,
    node: el("div.field", { "data-field": field.name }, ...parts),
    value: () => (isTick ? input.checked : input.value.trim()),
    mark: (text) => mark(input, error, text),
    focus: () => input.focus(),
  };
}

function inputOf(field, attributes) {
  if (field.type === "keuze") return choiceOf(field, attributes);
  if (field.type === "akkoord")
    return el("input", { ...attributes, type: "checkbox", checked: field.value === "ja" });
  if (field.type === "lang") return el("textarea", { ...attributes, rows: 5, maxlength: LONGEST_TEXT }, field.value);
  const autocomplete = AUTOCOMPLETE[field.name] ?? "off";
  return el("input", { ...attributes,
    type: TYPES[field.type] ?? "text",
    maxlength: LONGEST,
    autocomplete,
    value: field.value || null });
}

function choiceOf(field, attributes) {
  const option = ({ value, label }) => el("option", { value, selected: value === field.value }, label);
  return el("select", attributes, option({ value: "", label: TEXTS.choose }), field.choices.map(option));
}

function mark(input, error, text) {
  error.hidden = !text;
  error.replaceChildren(...(text ? [icon("warning"), el("span", TEXTS.problem, text)] : []));
  if (text) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}

/** Mark what is wrong and go to the first of it. Gives the number of wrong fields. */
function refuse(fields, summary, errors) {
  const wrong = fields.filter((field) => errors[field.name]);
  for (const field of fields) field.mark(errors[field.name]);
  const jumps = wrong.map((field) =>
    el(
      "li",
      el(
        "button.jump", { type: "button", click: field.focus },
        `${field.label}: ${errors[field.name]}`,
      ),
    ),
  );
  summary.hidden = !wrong.length;
  summary.replaceChildren(el("h4", TEXTS.problems(wrong.length)), el("ul", jumps));
  wrong[0]?.focus();
  return wrong.length;
}

function close(node, form, why) {
  if (!form.isConnected) return;
  form.remove();
  node.append(el("p.dim", why));
}
