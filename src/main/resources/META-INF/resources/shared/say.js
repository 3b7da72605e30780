// Sentences made of parts: plain texts, and numbers that open their models.
import { particle } from './particles.js';

/**
 * A number in a sentence or table, which may open its models.
 * @param {string} text as it is read
 * @param {object|null} [of] the filter of the models that it counts; null for a number without models
 */
export const figure = (text, of = null) => (of === null ? text : { text, of });

/** The parts of a template literal. Empty values are left out, so null can stand for an optional part of a sentence. */
export function say(texts, ...values) {
  return texts.flatMap((text, at) => [text, values[at]]).flat(Infinity)
    .filter((part) => part !== null && part !== undefined && part !== false && part !== '')
    .map((part) => (typeof part === 'number' ? String(part) : part));
}

/** The plain text of parts. */
export const textOf = (parts) => [parts].flat(Infinity).map((part) => part.text ?? part).join('');

/** A word, or several parts, with the Korean particle that fits its last sound. */
export const josa = (word, pair) => [word, particle(textOf(word), pair)].flat(Infinity);

/** The items of a list, with texts between them. */
export const joined = (items, between, last = between) =>
  items.flatMap((item, at) => [at === 0 ? '' : at === items.length - 1 ? last : between, item]).flat(Infinity).filter((part) => part !== '');

/** Joins sentences with spaces; sentences that are null are left out. */
export const paragraph = (...sentences) => joined(sentences.filter((sentence) => sentence?.length), ' ');
