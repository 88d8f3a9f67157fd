/** How a conversation looks in another channel, drawn over the widget: near enough to show, and said to be so. */

/** The panel fills the place that the page has for it, and its letters grow with those of the page. */
const FITTING = `
  .inline { font-size: 1rem; }
  @media (min-width: 62rem) {
    :host, :host > div, .inline, .inline .panel { height: 100%; }
  }
`;

const TEAMS = `
  .inline { --color: #464eb8; --on-color: #ffffff; --bar: #ebebeb; --on-bar: #242424; --surface: #f5f5f5; --corner: 4px; font-family: "Segoe UI", system-ui, sans-serif; }
  .panel { border-radius: 4px; }
  .message.assistant .prose, .message.assistant .card { max-width: 42rem; }
  .message.user { background: #e8ebfa; color: #242424; border-radius: 4px; }
  .choices { flex-direction: column; align-items: stretch; border-inline-start: 3px solid var(--color); padding-inline-start: 0.75rem; }
  .choice { border-radius: 4px; justify-content: center; }
  @media (prefers-color-scheme: dark) {
    .inline { --color: #a6adff; --on-color: #1b1b3a; --bar: #2b2b2b; --on-bar: #ffffff; --ground: #1f1f1f; --surface: #2b2b2b; }
    .message.user { background: #2f2f4a; color: #ffffff; }
  }
`;

/** Dress a widget that stands in the page as this channel. */
export function dress(widget, look) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(look === "teams" ? FITTING + TEAMS : FITTING);
  widget.shadowRoot.adoptedStyleSheets.push(sheet);
}
