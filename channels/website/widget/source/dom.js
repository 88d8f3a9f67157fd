/** Making elements without HTML strings: whatever a server or a user wrote stays text. */

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  wayfinder: "M12 3v18M12 5h6l2.5 2.5L18 10h-6M12 12H6l-2.5 2.5L6 17h6",
  send: "M4 12h15M13 6l6 6-6 6",
  close: "M6 6l12 12M18 6L6 18",
  menu: "M4 7h16M4 12h16M4 17h16",
  minimise: "M6 16h12",
  met: "M5 12.5l4.5 4.5L19 7.5",
  unknown: "M9 9.2a3 3 0 1 1 4.4 2.7c-.9.5-1.4 1-1.4 2.1M12 17.6v.1",
  not_met: "M5 12h13M13 7l5 5-5 5",
  download: "M12 4v11M7.5 10.5L12 15l4.5-4.5M5 20h14",
  warning: "M12 4l9 16H3zM12 10v4M12 17v.1",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M5 20c0-4 3-6 7-6s7 2 7 6",
};

/**
 * One element. `what` is its name, classes and name for tests: "p.dim@said".
 * Attributes may be left out: null and false are skipped, true is an empty one, a function is a listener.
 * Children: nodes, texts, and null for nothing.
 */
export function el(what, ...children) {
  const [kind, test] = what.split("@");
  const [name, ...classes] = kind.split(".");
  const node = document.createElement(name);
  if (classes.length) node.className = classes.join(" ");
  if (test) node.dataset.testid = test;
  if (children[0]?.constructor === Object) attach(node, children.shift());
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

function attach(node, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false)
      node.setAttribute(key, value === true ? "" : value);
  }
}

/** A drawing beside a text that says the same. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [key, value] of [
    ["viewBox", "0 0 24 24"],
    ["aria-hidden", "true"],
    ["class", "icon"],
  ])
    svg.setAttribute(key, value);
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** Text for screen readers only. */
export const spoken = (text) => el("span.spoken", text);

let count = 0;

/** An id that is used once in the page. */
export const freshId = () => `pw-${(count += 1)}`;

/** Let the browser save a file. */
export function saveAs(blob, name) {
  const url = URL.createObjectURL(blob);
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
