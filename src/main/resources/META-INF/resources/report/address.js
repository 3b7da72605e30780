// The reader's choices, and their form in the URL. The page writes all of them, so that a link reproduces what it shows.
import { COUNTRY_BASES, ORGANIZATION_BASES } from '../explorer/state.js';

const slug = (value) => value.toLowerCase().replaceAll('_', '-');
const number = (least, most) => ({
  read: (text) => (/^\d{1,9}$/.test(text) && +text >= least && +text <= most ? +text : undefined),
  write: String,
});
const oneOf = (values) => ({
  read: (text) => values.find((value) => slug(value) === text.toLowerCase()),
  write: slug,
});
const like = (pattern, convert = (text) => text) => ({
  read: (text) => (pattern.test(text) ? convert(text) : undefined),
  write: String,
});

const PARAMETERS = {
  revision: number(1, 2 ** 31 - 1),
  from: number(1000, 9999),
  to: number(1000, 9999),
  countryBasis: oneOf(COUNTRY_BASES),
  organizationBasis: oneOf(ORGANIZATION_BASES),
  country: like(/^[A-Za-z]{2}$/, (text) => text.toUpperCase()),
  min: number(1, 100),
  edition: like(/^[a-z0-9-]{1,80}$/),
  lang: oneOf(['en', 'ko']),
};

/** The report as it is without parameters; null stands for a value that depends on the data. */
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

/**
 * Parses a URL.
 * @param {string} search such as "?revision=3"
 * @param {string} language the reader's language, if the URL has none
 * @returns {{state: object, dropped: string[]}} the state, and the parts of the URL that are invalid, as written
 */
export function readAddress(search, language) {
  const state = { ...DEFAULTS, lang: language };
  const dropped = [];
  for (const [name, text] of new URLSearchParams(search)) {
    const value = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name].read(text) : undefined;
    if (value === undefined) dropped.push(`${name}=${text}`);
    else state[name] = value;
  }
  if (state.from !== null && state.to !== null && state.from > state.to) {
    dropped.push(`from=${state.from}`, `to=${state.to}`);
    Object.assign(state, { from: null, to: null });
  }
  return { state, dropped };
}

/** The URL of a state, with every choice that is known. */
export function writeAddress(state) {
  const address = new URLSearchParams();
  for (const [name, { write }] of Object.entries(PARAMETERS)) {
    if (state[name] !== null) address.append(name, write(state[name]));
  }
  return `/report?${address}`;
}
