// The models behind a number, as a filter.
import { allOf, ofKeys, ofYears } from '../explorer/narrow.js';

const OPEN = ['OPEN_WEIGHTS_UNRESTRICTED', 'OPEN_WEIGHTS_RESTRICTED', 'OPEN_WEIGHTS_NON_COMMERCIAL'];
const CLOSED = ['API_ACCESS', 'HOSTED_ACCESS', 'UNRELEASED'];
/** Tasks that the API counts as one family, for good. The second family has only one task that models have. */
const LANGUAGE = ['language-modeling', 'language-modeling-generation', 'language-generation'];
const FAMILIES = { LANGUAGE_MODELING: LANGUAGE, SPEECH_RECOGNITION: ['speech-recognition-asr'] };

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

/**
 * Models by their number of families. A model with two or three of the tasks that count as one family has one or two
 * tasks more than families.
 */
function ofFamilyCount(key) {
  const count = Number.parseInt(key, 10);
  const tasks = (n) => (key.endsWith('+') ? { minTasks: n } : { minTasks: n, maxTasks: n });
  if (count === 0) return { maxTasks: 0 };
  return { any: [0, 1, 2].map((more) => ({ ...tasks(count + more), all: withLanguageTasks(more) })) };
}

/** Models whose language tasks are `more` than their families: at most one of them, two, or all three. */
function withLanguageTasks(more) {
  const two = { any: LANGUAGE.map((left) => ({ all: LANGUAGE.filter((task) => task !== left).map((task) => ({ tasks: [task] })) })) };
  const three = { all: LANGUAGE.map((task) => ({ tasks: [task] })) };
  return [[{ not: two }], [two, { not: three }], [three]][more];
}

/** Models that count for several of these countries. */
export const ofSeveral = (countries, countryBasis) => ({
  any: countries.map((code) => ({
    countries: [code], countryBasis, all: [{ countries: countries.filter((other) => other !== code), countryBasis }],
  })),
});
