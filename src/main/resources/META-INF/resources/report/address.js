// The reader's choices (the state), and their form in the URL. The URL has all choices, so that a link shows the same page.
import { isAppended } from '../shared/appended.js';
import { CODES } from '../shared/codes.js';
import { COUNTRY_BASES, ORGANIZATION_BASES, country, number, oneOf, slugUpTo } from '../shared/parameters.js';

const PARAMETERS = {
  revision: number(1, 2 ** 31 - 1),
  from: number(1000, 9999),
  to: number(1000, 9999),
  countryBasis: oneOf(COUNTRY_BASES),
  organizationBasis: oneOf(ORGANIZATION_BASES),
  country,
  min: number(1, 100),
  edition: slugUpTo(80),
  lang: oneOf(['en', 'ko']),
};

/** The state of a URL without parameters. A value of null depends on the data. */
export const DEFAULTS = {
  revision: null,
  from: null,
  to: null,
  countryBasis: 'GROUP_HEADQUARTERS',
  organizationBasis: 'GROUP',
  country: 'KR',
  min: 3,
  edition: 'is-198',
  lang: 'en',
};

/** The short names of parameters in permalinks, as in the explorer. They never change, because publications print them. */
const SHORT = { revision: 'r', countryBasis: 'h', organizationBasis: 'o', country: 'c', min: 'n', edition: 'e' };
const YEARS = 'y';
const LANGUAGES = ['en', 'ko'];

/** The long form of a parameter's value. An unknown code is returned as it is, and no parameter accepts it. */
function longForm(name, text) {
  if (LANGUAGES.includes(name) && text === '') return [['lang', name]];
  const years = name === YEARS && text.match(/^(\d+)-(\d+)$/);
  if (years) return [['from', years[1]], ['to', years[2]]];
  const [long] = Object.entries(SHORT).find(([, short]) => short === name) ?? [name];
  const value = CODES[long] && long !== name ? Object.keys(CODES[long]).find((key) => CODES[long][key] === text) : text;
  return [[long, value ?? text]];
}

/**
 * Parses a URL, in its long form or in the short form of permalinks.
 * @param {string} search such as "?revision=3"
 * @param {string} language the reader's language, used if the URL names none
 * @returns {{state: object, dropped: string[]}} the state, and the parts of the URL that are invalid, as written
 */
export function readAddress(search, language) {
  const state = { ...DEFAULTS, lang: language };
  const dropped = [];
  const given = new Set();
  for (const [written, text] of new URLSearchParams(search)) {
    if (isAppended(written)) continue;
    const parts = longForm(written, text);
    const isRepeated = parts.some(([name]) => given.has(name));
    if (isRepeated) dropped.push(`${written}=${text}`);
    for (const [name, long] of isRepeated ? [] : parts) {
      const value = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name].read(long) : undefined;
      if (value === undefined) {
        dropped.push(`${written}=${text}`);
      } else {
        state[name] = value;
        given.add(name);
      }
    }
  }
  if (state.from !== null && state.to !== null && state.from > state.to) {
    dropped.push(`from=${state.from}`, `to=${state.to}`);
    Object.assign(state, { from: null, to: null });
  }
  return { state, dropped };
}

/** The URL of a state, with every choice that has a value. */
export function writeAddress(state) {
  const address = new URLSearchParams();
  for (const [name, { write }] of Object.entries(PARAMETERS)) {
    if (state[name] !== null) address.append(name, write(state[name]));
  }
  return `/report?${address}`;
}

/**
 * The permalink of a state on a site, for citations: every choice that has a value, in at most 120 characters.
 * @param {string} site such as "https://atlas.example.org"
 */
export function permalink(state, site) {
  const parts = Object.entries(SHORT).filter(([name]) => state[name] !== null).map(([name, short]) => {
    const value = PARAMETERS[name].write(state[name]);
    return `${short}=${encodeURIComponent(CODES[name]?.[value] ?? value)}`;
  });
  if (state.from !== null && state.to !== null) parts.push(`${YEARS}=${state.from}-${state.to}`);
  return `${site}/report?${[...parts, state.lang].join('&')}`;
}
