/**
 * The one script of the assistant:
 *
 *   <script src="https://…/static/widget.js" data-region="AM01" data-audience="werkgever" async></script>
 *
 * It defines <praktijk-wijzer>. A page without that element gets a floating one, bottom right.
 * On the element or on the script: data-mode (inline, floating), data-position (left, right), data-channel (website,
 * demo), data-region, data-audience and data-today. What stands inside the element is shown where this cannot run.
 */

import { define } from "./element.js";
import { fits, sorry } from "./fit.js";

const script = document.currentScript;

function begin() {
  const base = new URL("/", script.src);
  if (!fits()) return sorry(base);
  define({ base, ...script.dataset });
  if (!document.querySelector("praktijk-wijzer")) {
    document.body.append(document.createElement("praktijk-wijzer"));
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
