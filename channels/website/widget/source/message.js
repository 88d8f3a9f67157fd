/** One message of the conversation as an element. */

import { applicationCard, codeCard, summaryCard } from "./cards.js";
import { el, spoken } from "./dom.js";
import { formCard } from "./form.js";
import { applicationsCard, fileCard, overviewCard } from "./group.js";
import { opinion } from "./opinion.js";
import { outcomeCard } from "./outcome.js";
import { footing } from "./sources.js";
import * as TEXTS from "./texts.js";

const ITEM = /^(?:(-)|(\d{1,3})\.)\s+(.*)$/;

/** What the user said. */
export function userMessage(text) {
  return el(
    "div.message.user@message", { "data-from": "user" },
    spoken(TEXTS.you),
    el("p", text),
  );
}

/**
 * What the assistant said: {node, form, card}. `form` is there when the message carries one to fill in.
 * Cards can do `act.fill(card, values)`, `act.upload(card, file)`, `act.press(button)` and
 * `act.download(file, name, show)`; `act.page(message)` is the address where an answer can be read, and
 * `act.think(seq, helpful, reason)` keeps what somebody thinks of it.
 */
export function assistantMessage(message, act) {
  const { card } = message;
  const form = toFillIn(card, act);
  const node = el(
    "div.message.assistant@message", { "data-from": "assistant",
      "data-seq": message.seq,
      "data-article": message.article },
    spoken(TEXTS.assistant),
    el("div.prose", prose(message.text)),
    form?.node ?? shown(card, act),
    footing(message, message.article && act.page(message)),
    message.article && opinion((helpful, reason) => act.think(message.seq, helpful, reason)),
  );
  return { node, form, card };
}

function toFillIn(card, act) {
  if (card?.kind === "formulier") return formCard(card, (values) => act.fill(card, values));
  return card?.kind === "bestand" ? fileCard(card, act) : null;
}

/** A card of a kind that this widget does not know is left out; the text says it too. */
function shown(card, act) {
  if (card?.kind === "samenvatting") return summaryCard(card);
  if (card?.kind === "uitslag") return outcomeCard(card, act.page);
  if (card?.kind === "overzicht") return overviewCard(card, act);
  if (card?.kind === "aanmeldingen") return applicationsCard(card, act.download);
  if (card?.kind === "aanmelding") return applicationCard(card, act.download);
  if (card?.kind === "code") return codeCard(card);
  return null;
}

/** Paragraphs and lists: a blank line splits, "- " and "1. " begin an item. */
function prose(text) {
  return text.split(/\n\s*\n/).flatMap(blocks);
}

function blocks(paragraph) {
  const made = [];
  for (const line of paragraph
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean)) {
    const item = ITEM.exec(line);
    if (item) addItem(made, item);
    else addLine(made, line);
  }
  return made;
}

function addItem(made, [, dash, number, words]) {
  const name = dash ? "UL" : "OL";
  if (made.at(-1)?.tagName !== name) made.push(dash ? el("ul") : el("ol", { start: number }));
  made.at(-1).append(el("li", words));
}

function addLine(made, line) {
  const last = made.at(-1);
  if (last?.tagName === "P") last.append(el("br"), line);
  else made.push(el("p", line));
}
