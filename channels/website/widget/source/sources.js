/** Sources of an answer: title, date of the page, day it was checked live; and whether it is national or regional. */

import { el, spoken } from "./dom.js";
import * as TEXTS from "./texts.js";

const ELSEWHERE = ["verwant_onderwerp", "buiten_onderwerp"];

/** A line under an answer: its scope, its own page (`page`, or null) and its sources; null when there is none of these. */
export function footing(message, page) {
  const scope = scopeOf(message);
  const { sources } = message;
  if (!scope && !page && !sources.length) return null;
  return el(
    "div.footing",
    scope && el("span.scope@scope", scope),
    page && opened({ class: "read", href: page, "data-testid": "read" }, TEXTS.read),
    sources.length ? unfolding(sources) : null,
  );
}

function scopeOf({ article, topic, region }) {
  if (!article || ELSEWHERE.includes(topic)) return null;
  return region ? TEXTS.regional : TEXTS.national;
}

function unfolding(sources) {
  const items = sources.map((source) =>
    el("li", link(source), " ", el("span.dim", about(source))),
  );
  return el(
    "details.sources@sources",
    el("summary", TEXTS.sources(sources.length)),
    el("ul", items),
  );
}

/** The sources of one reason, in a line. */
export function inlineSources(sources) {
  if (!sources?.length) return null;
  const links = sources.flatMap((source, place) => [
    place ? "; " : " ",
    link(source),
    source.date ? ` (${source.date})` : "",
  ]);
  return el("p.dim", TEXTS.source(sources.length), links);
}

function link({ title, url }) {
  if (!/^https?:\/\//i.test(url)) return title;
  return opened({ href: url }, title);
}

/** A link that opens beside the conversation. */
export function opened(attributes, words) {
  return el("a", { ...attributes, target: "_blank", rel: "noopener noreferrer" }, words, spoken(TEXTS.newTab));
}

function about({ date, checked }) {
  const page = date ? TEXTS.dated(date) : TEXTS.undated;
  return `(${page}, ${checked ? TEXTS.checked(dutchDay(checked)) : TEXTS.unchecked})`;
}

function dutchDay(iso) {
  return new Date(`${iso.slice(0, 10)}T12:00:00`).toLocaleDateString("nl-NL", { dateStyle: "long" });
}
