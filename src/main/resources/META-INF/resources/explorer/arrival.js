// Brings the figure that the URL names into view. Figures above it get their heights only when their data arrives.
import { target } from '../shared/target.js';

/** The first of these events shows that the reader has arrived. From then on, the page must not move under the reader. */
const OF_THE_READER = ['wheel', 'touchstart', 'mousedown', 'keydown'];
/** Milliseconds after which the page stays where it is, also without such an event: figures get no new heights then. */
const LONGEST = 30_000;

let arrived = () => {};

/** Keeps the figure at the top of the window while the page's height changes, until the reader has arrived. */
export function holdTarget() {
  arrived();
  const ending = new AbortController();
  let height = document.body.scrollHeight;
  const observer = new ResizeObserver(() => {
    // The browser itself follows a link to a figure on a page whose height does not change.
    if (document.body.scrollHeight === height) return;
    height = document.body.scrollHeight;
    target(location.hash)?.scrollIntoView({ behavior: 'instant' });
  });
  observer.observe(document.body);
  const timer = setTimeout(() => arrived(), LONGEST);
  arrived = () => {
    clearTimeout(timer);
    observer.disconnect();
    ending.abort();
  };
  for (const name of OF_THE_READER) addEventListener(name, arrived, { signal: ending.signal, passive: true });
}
