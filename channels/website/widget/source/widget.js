/**
 * The one script of the assistant:
 *
 *   <script src="https://…/static/widget.js" data-region="AM01" data-audience="werkgever" async></script>
 *
 * It defines <praktijk-wijzer>. A page without that element gets a floating one, bottom right.
 * On the element or on the script: data-mode (inline, floating), data-channel (website, demo), data-region,
 * data-audience and data-today.
 */

import { define } from "./element.js";

const script = document.currentScript;

function start() {
  define({ base: new URL("/", script.src), ...script.dataset });
  if (!document.querySelector("praktijk-wijzer")) {
    document.body.append(document.createElement("praktijk-wijzer"));
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
