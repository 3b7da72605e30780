// Draws a part of the page again without losing the focus.
import { focusHolder, passFocus } from './dialog.js';
import { focusContent } from './dom.js';

const REACHABLE = '[data-key], a, button, input, select, summary';

/** What an element is called in every drawing: the key that its maker gave it, or else its text. */
const keyOf = (element) => element.getAttribute('data-key') ?? `${element.localName} ${element.textContent}`;

/**
 * Draws a part of the page again. If an element in the part has the focus, its successor with the same key gets the focus. Of
 * several successors, as in two panels, it is the one at the same place. Without a successor, it is the part's heading.
 * @param {HTMLElement} part
 * @param {Function} draw
 * @param {HTMLElement} [heading]
 */
export function redraw(part, draw, heading) {
  const held = focusHolder();
  const alike = part.contains(held) ? alikeIn(part, keyOf(held)) : null;
  const at = alike?.().indexOf(held);
  draw();
  if (!alike || part.contains(held)) return;
  const successors = alike();
  for (const successor of [successors[at] ?? successors.at(-1), heading].filter(Boolean)) {
    if (!successor.hasAttribute('tabindex') && successor.tabIndex < 0) successor.setAttribute('tabindex', -1);
    passFocus(successor);
    if (focusHolder() === successor) return;
  }
  focusContent();
}

const alikeIn = (part, key) => () => [...part.querySelectorAll(REACHABLE)].filter((element) => keyOf(element) === key);
