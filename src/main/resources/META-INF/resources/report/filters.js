// Filters for the models behind a number.
import { allOf, ofKeys, ofYears } from '../shared/narrow.js';

const OPEN = ['OPEN_WEIGHTS_UNRESTRICTED', 'OPEN_WEIGHTS_RESTRICTED', 'OPEN_WEIGHTS_NON_COMMERCIAL'];
const CLOSED = ['API_ACCESS', 'HOSTED_ACCESS', 'UNRELEASED'];
/** Tasks that the API counts as one family. These families never change; a revision may lack some of the tasks. */
const FAMILIES = {
  LANGUAGE_MODELING: ['language-modeling', 'language-modeling-generation', 'language-generation'],
  SPEECH_RECOGNITION: ['speech-recognition-asr', 'audio-speech-recognition'],
};

const OWN = {
  OPENNESS: (key) => (key === 'UNKNOWN' ? { accessibilityKnown: false } : { accessibility: key === 'CLOSED' ? CLOSED : OPEN }),
  TASK_FAMILY: (key) => ({ tasks: FAMILIES[key] ?? [key] }),
  TASK_FAMILY_COUNT: ofFamilyCount,
};

/** Models with this value of a dimension. */
export const ofKey = (dimension, key, state) => (OWN[dimension] ? OWN[dimension](key) : ofKeys(dimension, [key], state));

/** Models with one of these values of a dimension. */
export const ofAny = ofKeys;

export { allOf, ofYears };

/** Models with a given number of task families. It is smaller than the number of tasks if several count as one family. */
function ofFamilyCount(key) {
  const count = Number.parseInt(key, 10);
  if (count === 0) return { maxTasks: 0 };
  const tasks = (n) => (key.endsWith('+') ? { minTasks: n } : { minTasks: n, maxTasks: n });
  const { LANGUAGE_MODELING: language, SPEECH_RECOGNITION: speech } = FAMILIES;
  return {
    any: language.flatMap((_, words) => speech.map((__, sounds) => (
      { ...tasks(count + words + sounds), all: [...withMore(language, words), ...withMore(speech, sounds)] }))),
  };
}

/** Models with `more` tasks of a family beyond the first one. For 0, these include models without a task of the family. */
function withMore(family, more) {
  // A model has at least n tasks of the family if each subset that lacks only n - 1 tasks contains a task of the model.
  const atLeast = (n) => ({ all: choices(family, family.length - n + 1).map((tasks) => ({ tasks })) });
  return [...(more > 0 ? [atLeast(more + 1)] : []), ...(more + 1 < family.length ? [{ not: atLeast(more + 2) }] : [])];
}

/** Every choice of n of these items. */
const choices = ([first, ...rest], n) => (n === 0 ? [[]] : first === undefined ? []
  : [...choices(rest, n - 1).map((some) => [first, ...some]), ...choices(rest, n)]);

/**
 * Models that count for several of these countries, at least two. The numbers of two countries differ in a binary digit, and for
 * this digit a model of both has a country with 0 and a country with 1. A condition for each country would exceed the limit of
 * a filter, which is 100 conditions.
 */
export function ofSeveral(countries, countryBasis) {
  const digits = Math.ceil(Math.log2(countries.length));
  const having = (digit, value) => ({ countries: countries.filter((_, at) => ((at >> digit) & 1) === value), countryBasis });
  return { any: Array.from({ length: digits }, (_, digit) => ({ ...having(digit, 0), all: [having(digit, 1)] })) };
}
