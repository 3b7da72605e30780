// Sentences as elements.
import { h, raised } from '../explorer/dom.js';
import { paragraph } from './say.js';
import { numberButton } from './table.js';

/** A paragraph of sentences; null if all of them are null. */
export function prose(page, ...sentences) {
  const parts = paragraph(...sentences);
  return parts.length ? h('p.prose', {}, parts.map((part) => (typeof part === 'string' ? raised(part) : numberButton(part.text, part.of, page)))) : null;
}
