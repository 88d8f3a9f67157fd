/** What was said as plain text: to keep in a file, and to read aloud. */

import { saveAs } from "./dom.js";
import * as TEXTS from "./texts.js";

/** Save the words of both; contact details on a card to fill in are not among them. */
export function saveTranscript(said) {
  const today = new Date().toLocaleDateString("nl-NL", { dateStyle: "long" });
  const parts = said.map((one) => (one.seq ? `${TEXTS.assistant}\n${written(one)}` : `${TEXTS.you}\n${one.text}`));
  const text = [TEXTS.transcript(today), ...parts].join("\n\n");
  saveAs(new Blob([text], { type: "text/plain" }), "gesprek-praktijkwijzer.txt");
}

/** An answer as it is read aloud: its words and the title of its card. */
export const spokenOf = ({ text, card }) => (card ? `${text} ${card.title}.` : text);

function written({ text, card, sources }) {
  const rows = (card?.rows ?? []).map(({ label, name, value, reference }) => `- ${label ?? name}: ${value ?? reference ?? ""}`);
  const reasons = (card?.reasons ?? []).map((one) => `- ${TEXTS.status[one.status]}: ${one.text}`);
  const links = sources.map(({ title, url }) => `${TEXTS.source(1)} ${title}, ${url}`);
  return [text, card?.title, ...rows, ...reasons, ...links].filter(Boolean).join("\n");
}
