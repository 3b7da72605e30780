// Parses and writes the addresses of the list of claims, and of the page of each claim.

export const VERDICTS = ['HOLDS', 'HOLDS_IN_PART', 'FAILS', 'NOT_DECIDABLE'];
export const OUTCOMES = ['KEPT', 'LOST', 'FAILED', 'UNDECIDED'];

const LONGEST_TEXT = 100;
const inAddress = (value) => value.toLowerCase().replaceAll('_', '-');

const oneOf = (values) => (text) => values.find((value) => inAddress(value) === text);
const PARAMETERS = {
  revision: { read: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined), empty: null },
  lang: { read: oneOf(['en', 'ko']), empty: null },
};
const PARAMETERS_OF_LIST = {
  report: { read: (text) => (/^[a-z0-9-]{1,100}$/.test(text) ? text : undefined), empty: null },
  outcome: { read: oneOf(OUTCOMES), empty: [] },
  verdict: { read: oneOf(VERDICTS), empty: [] },
  text: { read: (text) => (text.length <= LONGEST_TEXT ? text.trim() : undefined), empty: '' },
  ...PARAMETERS,
};

/** The slug in the path of a claim's page; null for the list. */
const slugIn = (path) => path.match(/^\/claims\/([a-z0-9-]{1,100})$/)?.[1] ?? null;

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
  for (const [name, text] of new URLSearchParams(search)) {
    const value = Object.hasOwn(known, name) ? known[name].read(text) : undefined;
    if (value === undefined) dropped.push(`${name}=${text}`);
    else if (!Array.isArray(state[name])) state[name] = value;
    else if (!state[name].includes(value)) state[name] = [...state[name], value];
  }
  return { state, dropped };
}

/** The address of a state. It always contains the language, so that a link looks the same to everybody. */
export function writeAddress(state) {
  const address = new URLSearchParams();
  for (const name of Object.keys(parametersOf(state.slug))) {
    for (const value of [state[name]].flat()) {
      if (value !== null && value !== '') address.append(name, name === 'text' ? value : inAddress(String(value)));
    }
  }
  return `/claims${state.slug === null ? '' : `/${state.slug}`}?${address}`;
}

/** The address of a claim's page. */
export const claimAddress = (slug, { revision, lang }) => writeAddress({ slug, revision, lang });

/** The state of an address without parameters. */
export function emptyState(slug) {
  return { slug, ...Object.fromEntries(Object.entries(parametersOf(slug)).map(([name, { empty }]) => [name, empty])) };
}
