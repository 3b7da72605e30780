// The addresses of the pages of things (models, organizations and countries), and of the lists of things.
import { isAppended } from '../shared/appended.js';
import { thingAddress } from '../shared/links.js';

const LONGEST_TEXT = 200;
const SORTS = {
  models: ['released', 'compute', 'parameters', 'name'],
  organizations: ['models', 'first', 'name'],
  countries: ['models', 'first', 'name'],
};

/**
 * Parses an address.
 * @param {{pathname: string, search: string}} location
 * @param {string} language language of the page, as the server chose it
 * @returns {{kind, key: string|null, lang, revision: number|null, text, sort, dropped: string[]}} key: slug or code, or any
 *   other text that the path has in its place; null for a list; dropped: the invalid parts of the address, as written
 */
export function readAddress({ pathname, search }, language) {
  const [, kind, key] = pathname.match(/^\/([a-z]+)(?:\/([^/]+))?\/?$/) ?? [];
  const state = { kind, key: key === undefined ? null : decoded(key), lang: language, revision: null, text: '', sort: SORTS[kind][0], dropped: [] };
  const given = new Set();
  for (const [name, value] of new URLSearchParams(search)) {
    if (isAppended(name)) continue;
    const found = read(kind, key, name, value);
    if (found === undefined || given.has(name)) {
      state.dropped.push(`${name}=${value}`);
    } else {
      state[name] = found;
      given.add(name);
    }
  }
  return state;
}

/** A part of a path, as its author wrote it. A malformed encoding stays as it is. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return part;
  }
}

/** The value of a parameter; undefined if the value is invalid, or if the page has no such parameter. */
function read(kind, key, name, value) {
  if (name === 'lang' && ['en', 'ko'].includes(value)) return value;
  if (name === 'revision' && /^[1-9]\d{0,8}$/.test(value)) return Number(value);
  if (!key && name === 'text' && value.length <= LONGEST_TEXT) return value.trim();
  if (!key && name === 'sort' && SORTS[kind].includes(value)) return value;
  return undefined;
}

/** The address of a page. The parameters of a list are omitted if they have their default values. */
export function addressOf({ kind, key = null, lang, revision = null, text = '', sort = null }) {
  const parameters = new URLSearchParams();
  if (key === null && text) parameters.set('text', text);
  if (key === null && sort && sort !== SORTS[kind][0]) parameters.set('sort', sort);
  const rest = parameters.toString();
  return thingAddress(kind, key, { lang, revision }) + (rest && `&${rest}`);
}

export const sortsOf = (kind) => SORTS[kind];
