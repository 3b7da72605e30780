// The short form of the URL's parameters, for permalinks. Codes never change, because publications print permalinks.
import { CODES } from '../shared/codes.js';

const NAMES = {
  revision: 'r', compare: 'v', by: 'b', measure: 'm', countryBasis: 'h', organizationBasis: 'o', country: 'c',
  sector: 's', domain: 'd', accessibility: 'a', confidence: 'k', text: 'q', table: 'w', form: 'f',
  highlight: 'g',
};

/** Parameters whose value is a text of the reader, for which there is no code. */
const TEXTS = ['text', 'highlight'];

/** Separates values that have no codes. No slug and no country code contains this character. */
const SEPARATOR = '.';

/** Both years are one parameter, such as y=2020-2024. The language is a parameter without a value, such as en. */
const YEARS = 'y';
const LANGUAGES = ['en', 'ko'];

/**
 * The short form of an address.
 * @param {[string, string[]][]} parameters names and values as in the long form, without defaults
 */
export function shortAddress(parameters) {
  const given = Object.fromEntries(parameters);
  const parts = parameters.filter(([name]) => !['from', 'to', 'lang'].includes(name)).flatMap(([name, values]) => {
    if (TEXTS.includes(name)) return [[NAMES[name], values[0]]];
    const codes = CODES[name] ? values.map((value) => CODES[name][value]) : values;
    // A value without a code keeps the long form.
    return NAMES[name] && codes.every((code) => code !== undefined)
      ? [[NAMES[name], codes.join(CODES[name] ? '' : SEPARATOR)]] : values.map((value) => [name, value]);
  });
  if (given.from || given.to) parts.splice(given.revision ? 1 : 0, 0, [YEARS, `${given.from ?? ''}-${given.to ?? ''}`]);
  return `/?${[...parts.map((part) => new URLSearchParams([part])), given.lang[0]].join('&')}`;
}

/**
 * The long form of a parameter of a short address.
 * @returns {[string, string|undefined][]|null} names and values, undefined for a value that no code stands for; null for
 *   another parameter
 */
export function longForm(key, text) {
  if (LANGUAGES.includes(key)) return [['lang', text === '' ? key : undefined]];
  if (key === YEARS) {
    const [, from, to] = text.match(/^(\d*)-(\d*)$/) ?? [];
    return from || to ? [['from', from], ['to', to]].filter(([, year]) => year) : [['from', undefined]];
  }
  const [name] = Object.entries(NAMES).find(([, short]) => short === key) ?? [];
  if (!name) return null;
  if (TEXTS.includes(name)) return [[name, text]];
  if (!CODES[name]) return text.split(SEPARATOR).map((value) => [name, value]);
  const values = Object.entries(CODES[name]);
  return [...text].map((code) => [name, values.find(([, known]) => known === code)?.[0]]);
}
