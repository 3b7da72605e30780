// The models behind a number, as a filter.
import { allOf, ofKeys, ofYears } from '../explorer/narrow.js';

const OPEN = ['OPEN_WEIGHTS_UNRESTRICTED', 'OPEN_WEIGHTS_RESTRICTED', 'OPEN_WEIGHTS_NON_COMMERCIAL'];
const CLOSED = ['API_ACCESS', 'HOSTED_ACCESS', 'UNRELEASED'];
/** Tasks that the API counts as one family, for good. A revision need not have all of them. */
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

/** Models with one of these values. */
export const ofAny = ofKeys;

export { allOf, ofYears };

/** Models by their number of families. Tasks that count as one family are fewer families than tasks. */
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

/** Models with `more` tasks of a family beyond the first; models without any have none beyond it, either. */
function withMore(family, more) {
  // A model with at least n tasks of the family has one of any tasks that leave out only n - 1.
  const atLeast = (n) => ({ all: choices(family, family.length - n + 1).map((tasks) => ({ tasks })) });
  return [...(more > 0 ? [atLeast(more + 1)] : []), ...(more + 1 < family.length ? [{ not: atLeast(more + 2) }] : [])];
}

/** Every choice of n of these. */
const choices = ([first, ...rest], n) => (n === 0 ? [[]] : first === undefined ? []
  : [...choices(rest, n - 1).map((some) => [first, ...some]), ...choices(rest, n)]);

/** Models that count for several of these countries. */
export const ofSeveral = (countries, countryBasis) => ({
  any: countries.map((code) => ({
    countries: [code], countryBasis, all: [{ countries: countries.filter((other) => other !== code), countryBasis }],
  })),
});
