// The reader's choices (the state), and their form in the URL.
import { isAppended } from '../shared/appended.js';
import { COUNTRY_BASES, ORGANIZATION_BASES, country, number, oneOf, slugUpTo, someOf } from '../shared/parameters.js';
import { longForm, shortAddress } from './short.js';

export const DIMENSIONS = ['COUNTRY', 'ORGANIZATION', 'SECTOR', 'DOMAIN', 'DOMAIN_COUNT', 'TASK', 'TASK_COUNT',
  'COLLABORATION', 'ACCESSIBILITY', 'CONFIDENCE', 'COMPUTE_MAGNITUDE'];
export const SECTORS = ['INDUSTRY', 'ACADEMIA', 'GOVERNMENT', 'RESEARCH_COLLECTIVE'];
export const ACCESSIBILITIES = ['API_ACCESS', 'HOSTED_ACCESS', 'OPEN_WEIGHTS_UNRESTRICTED', 'OPEN_WEIGHTS_RESTRICTED',
  'OPEN_WEIGHTS_NON_COMMERCIAL', 'UNRELEASED'];
export const CONFIDENCES = ['CONFIDENT', 'LIKELY', 'SPECULATIVE', 'UNVERIFIED', 'UNKNOWN'];
export const FIGURES = ['releases', 'ranking', 'frontier', 'scatter', 'firsts', 'multimodality'];
/** Forms of charts other than the usual ones. */
export const FORMS = ['SMALL_MULTIPLES', 'FRONTIER_LINEAR', 'SCATTER_LINEAR', 'SCATTER_PARAMETERS'];

const LONGEST_WINDOW = 200;
/** Maximum number of characters of a value that an error of the API quotes. */
const LONGEST_QUOTED = 80;
/** The maximum length of the slug of a domain. */
const LONGEST_SLUG = 200;
/** A highlight can be the slug of a model, which may end with the slug of its organization and a number. */
const LONGEST_HIGHLIGHT = 2 * LONGEST_SLUG + 20;
/** Maximum number of characters that the field for a text accepts. */
export const LONGEST_TEXT = 100;
/** Desired maximum number of characters of a permalink, because people print and type permalinks. */
const LONGEST_PERMALINK = 120;

const textUpTo = (longest) => ({
  many: false,
  fallback: '',
  read: (text) => (text.length <= longest ? text.trim() : undefined),
  write: String,
});

/** The URL's parameters. Default values are omitted. */
const PARAMETERS = {
  revision: number(1, 2 ** 31 - 1),
  compare: number(1, 2 ** 31 - 1),
  from: number(1000, 9999),
  to: number(1000, 9999),
  by: oneOf(DIMENSIONS),
  measure: oneOf(['COUNT', 'SHARE']),
  countryBasis: oneOf(COUNTRY_BASES),
  organizationBasis: oneOf(ORGANIZATION_BASES),
  country: { ...country, many: true, fallback: [] },
  sector: someOf(SECTORS),
  domain: { ...slugUpTo(LONGEST_SLUG), many: true, fallback: [] },
  accessibility: someOf(ACCESSIBILITIES),
  confidence: someOf(CONFIDENCES),
  text: textUpTo(LONGEST_TEXT),
  table: someOf(FIGURES),
  form: someOf(FORMS),
  highlight: textUpTo(LONGEST_HIGHLIGHT),
  embed: { many: false, fallback: false, read: (text) => (text === '1' ? true : undefined), write: () => '1' },
  figure: oneOf(FIGURES),
  lang: oneOf(['en', 'ko']),
};

/** The parameters that select models. */
export const FILTERS = ['country', 'sector', 'domain', 'accessibility', 'confidence', 'text'];

/**
 * Parses a URL.
 * @param {string} search such as "?by=sector"
 * @param {string} language the reader's language, used if the URL names none
 * @returns {{state: object, dropped: string[]}} the state, and the parts of the URL that are invalid, as written
 */
export function readAddress(search, language) {
  const address = new URLSearchParams(search);
  const dropped = [];
  const state = { ...emptyState(), lang: language };
  const given = Object.create(null);
  for (const [key, text] of address) {
    if (isAppended(key)) continue;
    const parts = longForm(key, text) ?? [[key, text]];
    const read = parts.map(([name, value]) =>
      [name, value !== undefined && Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name].read(value) : undefined]);
    const isRepeated = read.some(([name]) => given[name] && !PARAMETERS[name].many);
    if (isRepeated || !read.length || read.some(([, value]) => value === undefined)) dropped.push(`${key}=${text}`);
    for (const [name, value] of isRepeated ? [] : read) if (value !== undefined) (given[name] ??= []).push(value);
  }
  for (const [name, values] of Object.entries(given)) {
    state[name] = PARAMETERS[name].many ? [...new Set(values)] : values[0];
  }
  const { from, to } = state;
  if (from !== null && to !== null && (from > to || to - from >= LONGEST_WINDOW)) {
    dropped.push(`from=${from}`, `to=${to}`);
    Object.assign(state, { from: null, to: null });
  }
  if (!state.embed && given.figure) {
    dropped.push(`figure=${address.get('figure')}`);
    state.figure = PARAMETERS.figure.fallback;
  }
  return { state, dropped };
}

/** The URL of a state. It always contains the language, so that a link looks the same to everybody. */
export function writeAddress(state) {
  return `/?${new URLSearchParams(parametersWith(state).flatMap(([name, values]) => values.map((value) => [name, value])))}`;
}

/**
 * The permalink of a state. It has at most 120 characters if each filter has one value and the text is short. Within this
 * length, the parameters keep their long names.
 * @param {object} state with a revision
 * @param {string} site the public URL of the server, without a trailing slash
 */
export function writePermalink(state, site) {
  const long = site + writeAddress(state);
  return long.length <= LONGEST_PERMALINK ? long : site + shortAddress(parametersWith(state));
}

/** The parameters of a state in the URL: names with values, without default values. */
function parametersWith(state) {
  return Object.entries(PARAMETERS)
    .filter(([name, { many, fallback }]) => (many ? state[name].length : name === 'lang' || state[name] !== fallback))
    .map(([name, { many, write }]) => [name, (many ? state[name] : [state[name]]).map(write)]);
}

/** The default state. */
export function emptyState() {
  return Object.fromEntries(Object.entries(PARAMETERS).map(([name, { fallback }]) => [name, fallback]));
}

/** A state without its filters. */
export const withoutFilters = (state) => ({
  ...state,
  ...Object.fromEntries(FILTERS.map((name) => [name, PARAMETERS[name].fallback])),
});

/** A list with a value at its end, or without the value. */
export const withOrWithout = (list, value, isWith) => [...list.filter((other) => other !== value), ...(isWith ? [value] : [])];

export const isFiltered = (state) => FILTERS.some((name) => state[name].length > 0);

/**
 * The values of a URL that the server refused.
 * @param {QueryError} error of a request for trends at one revision (now), or at two (then and now)
 * @param {URLSearchParams} address with the long names of parameters
 * @returns {[string, string][]} names of parameters, each with a value
 */
export function refusedIn({ argument, path, message }, address) {
  const values = parametersOf(argument, path?.[0]).flatMap((name) => address.getAll(name).map((value) => [name, value]));
  // For a list, the message names the first unknown value, shortened. The next request reports the next one.
  const quoted = (value) => `"${value.length > LONGEST_QUOTED ? `${value.slice(0, LONGEST_QUOTED)}...` : value}"`;
  const named = values.filter(([name, value]) => PARAMETERS[name].many && message.includes(quoted(value)));
  return named.length ? named : values;
}

/** A state without some values of its URL. */
export const withoutValues = (state, values) => values.reduce((rest, [name, value]) => ({
  ...rest,
  [name]: PARAMETERS[name].many ? rest[name].filter((one) => PARAMETERS[name].write(one) !== value) : PARAMETERS[name].fallback,
}), state);

/** The URL parameters from which an argument of the API is made. Errors give the name of the argument. */
function parametersOf(argument, field) {
  return {
    revision: { now: ['revision'], then: ['compare'] }[field] ?? ['revision', 'compare'],
    from: ['from', 'to'],
    to: ['from', 'to'],
    'filter.countries': ['country'],
    'filter.domains': ['domain'],
    'filter.text': ['text'],
  }[argument] ?? [];
}
