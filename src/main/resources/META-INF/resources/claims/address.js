// Parses and writes the addresses of the list of claims, and of the page of each claim.
import { isAppended } from '../shared/appended.js';
import { number, oneOf, slugUpTo, someOf } from '../shared/parameters.js';

export const VERDICTS = ['HOLDS', 'HOLDS_IN_PART', 'FAILS', 'NOT_DECIDABLE'];
export const OUTCOMES = ['KEPT', 'LOST', 'FAILED', 'UNDECIDED'];

const LONGEST_TEXT = 100;

const PARAMETERS = {
  revision: number(1, 2 ** 31 - 1),
  lang: oneOf(['en', 'ko'], null),
};
const PARAMETERS_OF_LIST = {
  report: slugUpTo(100),
  outcome: someOf(OUTCOMES),
  verdict: someOf(VERDICTS),
  text: { fallback: '', read: (text) => (text.length <= LONGEST_TEXT ? text.trim() : undefined), write: String },
  ...PARAMETERS,
};

/** The slug in the path of a claim's page, which may have capitals, or a slash at its end; null for the list. */
const slugIn = (path) => path.match(/^\/claims\/([a-z0-9-]{1,100})\/?$/i)?.[1].toLowerCase() ?? null;

const parametersOf = (slug) => (slug === null ? PARAMETERS_OF_LIST : PARAMETERS);

/**
 * Parses an address.
 * @param {{pathname: string, search: string}} location
 * @param {string} language the reader's language, used if the address names none
 * @returns {{state: object, dropped: string[]}} the state, and the parts of the address that are invalid, as written
 */
export function readAddress({ pathname, search }, language) {
  const slug = slugIn(pathname);
  const known = parametersOf(slug);
  const dropped = [];
  const state = { ...emptyState(slug), lang: language };
  const given = new Set();
  for (const [name, text] of new URLSearchParams(search)) {
    if (isAppended(name)) continue;
    const value = Object.hasOwn(known, name) ? known[name].read(text) : undefined;
    if (value === undefined || (given.has(name) && !Array.isArray(state[name]))) {
      dropped.push(`${name}=${text}`);
    } else {
      state[name] = Array.isArray(state[name]) ? [...new Set([...state[name], value])] : value;
      given.add(name);
    }
  }
  return { state, dropped };
}

/** The address of a state. It always contains the language, so that a link looks the same to everybody. */
export function writeAddress(state) {
  const address = new URLSearchParams();
  for (const [name, { write }] of Object.entries(parametersOf(state.slug))) {
    for (const value of [state[name]].flat()) {
      if (value !== null && value !== '') address.append(name, write(value));
    }
  }
  return `/claims${state.slug === null ? '' : `/${state.slug}`}?${address}`;
}

/** The address of a claim's page. */
export const claimAddress = (slug, { revision, lang }) => writeAddress({ slug, revision, lang });

/** The state of an address without parameters. */
export function emptyState(slug) {
  return { slug, ...Object.fromEntries(Object.entries(parametersOf(slug)).map(([name, { fallback }]) => [name, fallback])) };
}
