/** The input: grows with its text, counts near the limit, Enter sends, Shift+Enter makes a new line. */

import * as TEXTS from "./texts.js";

const LIMIT = 1_000;
const NEAR = 800;

/** `send(text)` gives true when it took the text; `tell(text)` speaks. Gives {focus, put}. */
export function wireComposer({ form, input, counter }, send, tell) {
  const changed = () => {
    grow(input);
    countDown(input, counter, tell);
  };
  const submit = () => {
    const text = input.value.trim();
    if (!text || length(text) > LIMIT || !send(text)) return;
    input.value = "";
    changed();
  };
  input.addEventListener("input", changed);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
    input.focus();
  });
  const put = (text) => {
    if (input.value) return;
    input.value = text;
    changed();
  };
  return { focus: () => input.focus({ preventScroll: true }), put };
}

/** As the server counts: characters, not UTF-16 halves. */
const length = (text) => [...text].length;

function grow(input) {
  input.style.height = "auto";
  if (input.value) input.style.height = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`;
}

function countDown(input, counter, tell) {
  const used = length(input.value.trim());
  const over = used > LIMIT;
  counter.hidden = used < NEAR;
  counter.textContent = over ? TEXTS.over(used - LIMIT) : TEXTS.left(LIMIT - used);
  counter.classList.toggle("wrong", over);
  if (over !== input.hasAttribute("aria-invalid") || (!counter.hidden && used % 50 === 0))
    tell(counter.textContent);
  if (over) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}
