/** Can this browser run the widget? If not, it leads to the page that works everywhere. */

import { el } from "./dom.js";
import * as TEXTS from "./texts.js";

/** Everything the widget needs and cannot do without. Browsers from the middle of 2024 have it. */
export const fits = () =>
  [].findLast &&
  AbortSignal.timeout &&
  document.adoptedStyleSheets &&
  CSS.supports("selector(:has(a))") &&
  CSS.supports("color", "light-dark(red, red)");

/** A line with a link, in each place where the widget would be. */
export function sorry(base) {
  const places = document.querySelectorAll("praktijk-wijzer");
  for (const place of places.length ? places : [document.body])
    place.append(el("p", { lang: "nl" }, TEXTS.oldBrowser, " ", el("a", { href: new URL("/vraag", base) }, TEXTS.plainPage)));
}
