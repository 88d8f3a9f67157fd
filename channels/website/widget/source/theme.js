/** Colours of a page are only used when everything stays readable: at least 4.5 to 1, as WCAG asks. */

const LEAST = 4.5;
const THEME = ["kleur", "op-kleur", "achtergrond", "vlak", "tekst", "tekst-zacht"].map((name) => `--pw-${name}`);

/** Look at the colours now and whenever the page turns dark or light; a logo takes the place of the sign. */
export function guardTheme(host, { root, header, panel, swatch }) {
  const look = () => {
    const given = getComputedStyle(host);
    root.classList.toggle("logo", given.getPropertyValue("--pw-logo"));
    if (!THEME.some((name) => given.getPropertyValue(name)) || readable(...[header, panel, swatch].map((one) => getComputedStyle(one)))) return;
    for (const name of THEME) host.style.setProperty(name, "initial");
    console.warn(`praktijk-wijzer: too little contrast for ${THEME}`);
  };
  look();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", look);
}

/** Text on the bar and its buttons; text, soft text and links on the ground and on a message. */
function readable(bar, panel, swatch) {
  const behind = [panel.backgroundColor, swatch.backgroundColor];
  const above = [panel.color, swatch.color, swatch.borderTopColor];
  const pairs = behind.flatMap((ground) => above.map((one) => [one, ground]));
  return [...pairs, [bar.color, bar.backgroundColor]].every(([one, other]) => contrast(one, other) >= LEAST);
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Of rgb(1, 2, 3) or color(srgb 0.1 0.2 0.3), as a browser computes a colour. */
function luminance(color) {
  const scale = color.startsWith("rgb") ? 255 : 1;
  const [red, green, blue] = color.match(/[\d.]+/g).map((part) => {
    const light = part / scale;
    return light > 0.04045 ? ((light + 0.055) / 1.055) ** 2.4 : light / 12.92;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
