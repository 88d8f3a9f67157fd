/** The demo page: stories, controls, keys, and the look behind the conversation. */

import { dress } from "./looks.js";
import { show } from "./panel.js";
import { Player } from "./player.js";
import { Talk } from "./talk.js";

const at = (id) => document.getElementById(id);
const settings = at("settings");
const { stories } = await (await fetch("/api/demo/stories")).json();
let story = null;
let along = false;

const talk = new Talk(at("gesprek"), heard);
const player = new Player(talk, told);

async function heard(messages) {
  const look = await talk.look();
  if (look) at("seen-from").textContent = show(at("look"), look, messages);
}

/** Where the story is, in words. */
function told({ story: playing, at: place, playing: goes, trouble }) {
  at("play").textContent = goes ? "Pauze" : "Afspelen";
  at("play").setAttribute("aria-pressed", String(goes));
  for (const id of ["play", "step"]) at(id).disabled = !playing || place >= playing.stappen.length;
  if (!playing) return;
  const last = playing.stappen[place - 1];
  const next = playing.stappen[place];
  at("count").textContent = place ? `${playing.titel}: stap ${place} van ${playing.stappen.length}` : playing.titel;
  at("told").textContent = trouble || (last ? last.uitleg : `${playing.wie} ${playing.laat_zien}`);
  at("coming").textContent = next ? `Hierna: ${words(next)}` : "Dit verhaal is klaar. Kies een ander verhaal, of ga zelf verder.";
}

function words(step) {
  if ("zeg" in step) return `“${step.zeg}”`;
  return "knop" in step ? `knop “${step.knop}”` : "het formulier invullen";
}

/** Begin anew: the old conversation is forgotten. */
async function begin(keepSettings = true) {
  player.load(null);
  if (!keepSettings) {
    settings.elements.region.value = story?.regio ?? "";
    settings.elements.audience.value = story?.publiek ?? "";
    if (story?.dag) settings.elements.today.value = story.dag;
  }
  const given = Object.fromEntries(new FormData(settings));
  at("look").replaceChildren();
  await talk.begin(given);
  dress(talk.widget, given.look);
  const region = given.region ? `?regio=${given.region}` : "";
  at("handout").href = `/demo/handout.pdf${region}`;
  player.load(story);
  if (story) return;
  at("count").textContent = "Zelf proberen";
  at("told").textContent = "Stel een vraag in het gesprek, of begin de check. Hiernaast ziet u wat er gebeurt.";
  at("coming").textContent = "";
}

async function choose(id) {
  story = stories.find((one) => one.id === id) ?? null;
  for (const one of document.querySelectorAll(".story")) one.setAttribute("aria-pressed", String(one.dataset.story === id));
  await begin(false);
}

function toggle() {
  if (player.playing) player.pause();
  else player.play();
}

function pressed(button) {
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(on));
  return on;
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

for (const one of document.querySelectorAll(".story")) one.addEventListener("click", () => choose(one.dataset.story));
at("play").addEventListener("click", toggle);
at("step").addEventListener("click", () => player.step());
at("reset").addEventListener("click", () => begin());
at("speed").addEventListener("change", (event) => (player.speed = Number(event.target.value)));
at("along").addEventListener("click", (event) => (along = pressed(event.currentTarget)));
at("large").addEventListener("click", (event) => document.documentElement.classList.toggle("large", pressed(event.currentTarget)));
at("full").addEventListener("click", full);
settings.addEventListener("change", () => begin());
settings.addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("pagehide", () => talk.forget());

/** Somebody takes over by hand: the story waits. */
at("gesprek").addEventListener("pointerdown", (event) => event.isTrusted && player.pause());

/** Typing along: whatever key is pressed, the words of the story appear; Enter sends them. */
function typeAlong(event) {
  const next = player.coming;
  if (!along || player.busy || !next || !("zeg" in next) || event.ctrlKey || event.metaKey) return false;
  if (event.key === "Enter" && talk.typed() === next.zeg) return player.sent(), true;
  if (event.key.length !== 1) return false;
  talk.put(next.zeg.slice(0, talk.typed().length + 1));
  return true;
}

const KEYS = {
  PageDown: () => player.step(),
  PageUp: () => player.pause(),
  ArrowRight: () => player.step(),
  ArrowLeft: () => player.pause(),
  " ": toggle,
  Home: () => begin(),
  f: full,
};
const ALWAYS = ["PageDown", "PageUp"];

document.addEventListener(
  "keydown",
  (event) => {
    if (!event.isTrusted || event.altKey || event.ctrlKey || event.metaKey) return;
    const inField = event.target.matches?.("input, select, textarea, button, summary, a, praktijk-wijzer");
    if (typeAlong(event)) return event.preventDefault();
    if (inField && event.target.matches("praktijk-wijzer") && !ALWAYS.includes(event.key)) return player.pause();
    const act = (inField && !ALWAYS.includes(event.key) ? null : KEYS[event.key]) ?? null;
    if (!act) return;
    event.preventDefault();
    act();
  },
  true,
);

await begin();
document.documentElement.dataset.ready = "true";
