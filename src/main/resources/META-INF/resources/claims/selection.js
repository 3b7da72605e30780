// The models that a claim's document counts, read from the arguments of its root fields.
import { allOf } from '../shared/narrow.js';

const TOKEN = /[\s,]+|#[^\n]*|("""[^]*?"""|"(?:\\.|[^"\\])*"|-?\d[\w.+-]*|[A-Za-z_]\w*|\.\.\.|[{}()[\]:!$=@|&])/gy;
/** Number of models that a list without `first` returns. */
const PAGE = 20;
const LITERALS = new Map([['true', true], ['false', false], ['null', null]]);

/**
 * Parses the root fields of a document, and skips everything below these fields.
 * @param {string} document with one operation
 * @param {object} variables the values of the document's variables
 * @returns {Array<{alias: string, field: string, args: object}>} enum values are strings, as in JSON
 * @throws {SyntaxError} if the document has syntax that this parser lacks, such as a fragment among the root fields
 */
export function rootFields(document, variables) {
  const tokens = [...document.matchAll(TOKEN)].map(([, token]) => token).filter(Boolean);
  let at = 0;
  const take = (expected) => {
    if (expected !== undefined && tokens[at] !== expected) throw new SyntaxError(`${expected} expected, not ${tokens[at]}`);
    return tokens[at++];
  };
  const name = () => {
    if (!/^[A-Za-z_]/.test(tokens[at] ?? '')) throw new SyntaxError(`a name expected, not ${tokens[at]}`);
    return take();
  };
  const skip = (open, close) => {
    for (let depth = 0; ;) {
      const token = take();
      if (token === undefined) throw new SyntaxError(`${close} expected`);
      if (token === open) depth++;
      if (token === close && --depth === 0) return;
    }
  };
  const pairs = (close) => {
    const object = {};
    while (tokens[at] !== close) {
      const key = name();
      take(':');
      const read = value();
      if (read !== undefined) object[key] = read;
    }
    take(close);
    return object;
  };
  function value() {
    const token = take();
    if (token === '$') return variables[name()];
    if (token === '{') return pairs('}');
    if (token === '[') {
      const list = [];
      while (tokens[at] !== ']') list.push(value());
      take(']');
      return list;
    }
    if (/^"|^-?\d/.test(token ?? '')) return JSON.parse(token);
    if (!/^[A-Za-z_]/.test(token ?? '')) throw new SyntaxError(`a value expected, not ${token}`);
    return LITERALS.has(token) ? LITERALS.get(token) : token;
  }

  if (tokens[at] !== '{') {
    take('query');
    if (tokens[at] !== '(' && tokens[at] !== '{') name();
    if (tokens[at] === '(') skip('(', ')');
  }
  take('{');
  const fields = [];
  while (tokens[at] !== '}') {
    let field = name();
    let alias = field;
    if (tokens[at] === ':') {
      take();
      field = name();
    }
    const args = tokens[at] === '(' ? (take(), pairs(')')) : {};
    if (tokens[at] === '{') skip('{', '}');
    fields.push({ alias, field, args });
  }
  return fields;
}

/**
 * The models that each root field counts, in the order of the document.
 * @returns {Array<{alias: string, filter: object, countryBasis: string, from: ?number, to: ?number, first: ?number}>}
 *   filter: the filter of `models` that selects the same models; first: the number of models that the document reads of a
 *   list. Root fields that count no models are left out. A document that cannot be parsed gives an empty array.
 */
export function selections(document, revision) {
  let fields;
  try {
    fields = rootFields(document, { revision });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [];
  }
  return fields.flatMap(({ alias, field, args }) => {
    if (args.revision !== revision) return [];
    if (field === 'trends') return [{ alias, ...ofTrends(args) }];
    if (field === 'models') {
      return [{ alias, filter: args.filter ?? {}, countryBasis: 'HEADQUARTERS', from: null, to: null, first: args.first ?? PAGE }];
    }
    return [];
  });
}

function ofTrends({ filter = {}, from = null, to = null, countryBasis = 'HEADQUARTERS', organizationBasis = 'GROUP' }) {
  const day = (year, rest) => `${String(year).padStart(4, '0')}-${rest}`;
  const days = {
    ...(from !== null && { releasedFrom: day(from, '01-01') }),
    ...(to !== null && { releasedTo: day(to, '12-31') }),
  };
  return { filter: allOf(withBases(filter, { countryBasis, organizationBasis }), days), countryBasis, from, to, first: null };
}

/** The filter with the bases of the field that encloses it: `models` has no bases of its own. */
function withBases(filter, bases) {
  const inner = (value) => (Array.isArray(value) ? value.map(inner) : withBases(value, bases));
  return {
    ...(filter.countries && { countryBasis: bases.countryBasis }),
    ...(filter.collaboration && { organizationBasis: bases.organizationBasis }),
    ...filter,
    ...Object.fromEntries(['all', 'any', 'not'].filter((name) => filter[name]).map((name) => [name, inner(filter[name])])),
  };
}

/** The publishers whose models the documents count; null if a document counts the models of all publishers. */
export function publishersOf(documents, revision) {
  const lists = documents.flatMap((document) => selections(document, revision)).map(({ filter }) => filter.publishers);
  return lists.length && lists.every(Boolean) ? [...new Set(lists.flat())].sort() : null;
}
