// Short messages of the page, for the eye and for screen readers.

/** Milliseconds for which a message stays on the page. */
const SHOWN = 10_000;

let timer = null;

/** Shows a message, which screen readers announce. It replaces the message before. */
export function say(text) {
  const status = document.getElementById('said');
  clearTimeout(timer);
  status.replaceChildren(text);
  timer = setTimeout(() => status.replaceChildren(), SHOWN);
}
