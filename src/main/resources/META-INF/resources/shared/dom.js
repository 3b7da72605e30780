// Creates elements without parsing markup, so text always stays text.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An HTML element.
 * @param {string} tag such as "p", "p.note" or "p#id.note"
 * @param {object} [attributes] "on…" adds a listener; true, false and null set or omit boolean attributes
 * @param {...(Node|string|number|null|Array)} children
 */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag.split(/[.#]/)[0]), tag, attributes, children);
}

/** An SVG element, with the same parameters as for an HTML element (h). */
export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag.split(/[.#]/)[0]), tag, attributes, children);
}

function fill(element, tag, attributes, children) {
  for (const [part] of tag.matchAll(/[.#][^.#]+/g)) {
    if (part[0] === '#') element.id = part.slice(1);
    else element.classList.add(part.slice(1));
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * Whether a modifier key makes a key press or click the browser's own, such as Alt+Left, which goes back. Pages leave these
 * to the browser.
 */
export const isForBrowser = ({ altKey, ctrlKey, metaKey }) => altKey || ctrlKey || metaKey;

let ids = 0;

/** A new ID for an element that others refer to. */
export const freshId = (prefix) => `${prefix}-${++ids}`;

/** Moves the focus to the page's content. For buttons that vanish when they are pressed: the focus would vanish with them. */
export function focusContent() {
  document.querySelector('main').focus({ preventScroll: true });
}

/**
 * Moves the focus from a button that is about to vanish to what stays around it: the heading of its section or dialog, a
 * part of the page that can have the focus, or the page's content.
 */
export function focusAround(button) {
  const part = button.closest('section, dialog, [tabindex]');
  const place = part?.matches('section, dialog') ? part.querySelector('h2') : part;
  if (!place) {
    focusContent();
    return;
  }
  if (!place.hasAttribute('tabindex')) place.setAttribute('tabindex', -1);
  place.focus({ preventScroll: true });
}

/** Announces a text to screen readers. */
export function announce(text) {
  document.getElementById('live').textContent = text;
}
