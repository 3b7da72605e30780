// Sentences as elements. A number stays on one line with the brackets and particles that are attached to it.
import { h } from '../shared/dom.js';
import { paragraph } from '../shared/say.js';
import { numberButton } from './table.js';

/** A paragraph of sentences; null if all of them are null. */
export function prose(page, ...sentences) {
  const parts = paragraph(...sentences);
  return parts.length ? h('p.prose', {}, words(parts).map((word) => element(word, page))) : null;
}

/** Divides parts into words: texts with spaces, and lists of parts without a space between them. */
function words(parts) {
  const found = [];
  let word = [];
  const close = () => {
    if (word.length) found.push(word);
    word = [];
  };
  for (const part of parts) {
    if (typeof part !== 'string') {
      word.push(part);
      continue;
    }
    for (const piece of part.split(/(\s+)/)) {
      if (/^\s+$/.test(piece)) {
        close();
        found.push(piece);
      } else if (piece) {
        word.push(piece);
      }
    }
  }
  close();
  return found;
}

function element(word, page) {
  if (typeof word === 'string') return word;
  const pieces = word.map((part) => (typeof part === 'string' ? part : numberButton(part.text, part.of, page)));
  return word.length > 1 && word.some((part) => typeof part !== 'string') ? h('span.word', {}, pieces) : pieces;
}
