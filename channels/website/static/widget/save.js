/** A file behind the conversation token, saved by the browser. */

import { Problem } from "./api.js";
import { el } from "./dom.js";
import { TEXTS } from "./texts.js";

/** Fetch and save; `show(text)` tells how it goes. */
export async function save(talk, { url, format }, reference, show) {
  show(TEXTS.downloading);
  try {
    const address = URL.createObjectURL(await talk.file(url));
    el("a", { href: address, download: `aanmelding-${reference}.${format}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    show(TEXTS.downloaded);
  } catch (error) {
    if (!(error instanceof Problem)) console.error(error);
    show(error instanceof Problem ? `${error.message} ${error.action}` : TEXTS.broken);
  }
}
