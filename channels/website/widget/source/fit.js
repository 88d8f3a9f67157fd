/** Can this browser run the widget? If not, it leads to the page that works everywhere. */

import { el } from "./dom.js";
import * as TEXTS from "./texts.js";

/** Of all that the widget needs, this came last to browsers: in the middle of 2024. */
export const fits = () => CSS.supports("color", "light-dark(red, red)");

/** A line with a link, in each place where the widget would be. */
export function sorry(base) {
  const places = document.querySelectorAll("praktijk-wijzer");
  for (const place of places.length ? places : [document.body])
    place.append(el("p", { lang: "nl" }, TEXTS.oldBrowser, " ", el("a", { href: new URL("/vraag", base) }, TEXTS.plainPage)));
}
