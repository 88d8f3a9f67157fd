/** From the text of a message to paragraphs and lists. A blank line splits; "- " and "1. " begin an item. */

import { el } from "./dom.js";

const ITEM = /^(?:(-)|(\d{1,3})\.)\s+(.*)$/;

/** The blocks of a text, in order. */
export function prose(text) {
  return text.split(/\n\s*\n/).flatMap(blocks);
}

function blocks(paragraph) {
  const made = [];
  for (const line of paragraph.split("\n").map((one) => one.trim()).filter(Boolean)) {
    const item = ITEM.exec(line);
    if (item) addItem(made, item);
    else addLine(made, line);
  }
  return made;
}

function addItem(made, [, dash, number, words]) {
  const name = dash ? "UL" : "OL";
  if (made.at(-1)?.tagName !== name) made.push(dash ? el("ul") : el("ol", { start: number }));
  made.at(-1).append(el("li", {}, words));
}

function addLine(made, line) {
  const last = made.at(-1);
  if (last?.tagName === "P") last.append(el("br"), line);
  else made.push(el("p", {}, line));
}
