// The reader's choices, and their form in the URL.

export const DIMENSIONS = ['COUNTRY', 'ORGANIZATION', 'SECTOR', 'DOMAIN', 'DOMAIN_COUNT', 'TASK', 'TASK_COUNT',
  'COLLABORATION', 'ACCESSIBILITY', 'CONFIDENCE', 'COMPUTE_MAGNITUDE'];
export const COUNTRY_BASES = ['HEADQUARTERS', 'GROUP_HEADQUARTERS', 'RECORDED'];
export const ORGANIZATION_BASES = ['GROUP', 'RECORDED'];
export const SECTORS = ['INDUSTRY', 'ACADEMIA', 'GOVERNMENT', 'RESEARCH_COLLECTIVE'];
export const ACCESSIBILITIES = ['API_ACCESS', 'HOSTED_ACCESS', 'OPEN_WEIGHTS_UNRESTRICTED', 'OPEN_WEIGHTS_RESTRICTED',
  'OPEN_WEIGHTS_NON_COMMERCIAL', 'UNRELEASED'];
export const CONFIDENCES = ['CONFIDENT', 'LIKELY', 'SPECULATIVE', 'UNVERIFIED', 'UNKNOWN'];
export const FIGURES = ['releases', 'ranking', 'frontier', 'firsts', 'multimodality'];

const LONGEST_WINDOW = 200;
const slug = (value) => value.toLowerCase().replaceAll('_', '-');

const number = (least, most) => ({
  many: false,
  fallback: null,
  read: (text) => (/^\d{1,9}$/.test(text) && +text >= least && +text <= most ? +text : undefined),
  write: String,
});
const oneOf = (values, fallback = values[0]) => ({
  many: false,
  fallback,
  read: (text) => values.find((value) => slug(value) === text.toLowerCase()),
  write: slug,
});
const someOf = (values) => ({ ...oneOf(values), many: true, fallback: [] });
const someLike = (pattern) => ({
  many: true,
  fallback: [],
  read: (text) => (pattern.test(text) ? text : undefined),
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
  country: someLike(/^[A-Z]{2}$/),
  sector: someOf(SECTORS),
  domain: someLike(/^[a-z0-9-]{1,80}$/),
  accessibility: someOf(ACCESSIBILITIES),
  confidence: someOf(CONFIDENCES),
  text: { many: false, fallback: '', read: (text) => (text.length <= 100 ? text.trim() : undefined), write: String },
  table: someOf(FIGURES),
  lang: oneOf(['en', 'ko']),
};

/** The parameters that select models. */
export const FILTERS = ['country', 'sector', 'domain', 'accessibility', 'confidence', 'text'];

/**
 * Parses a URL.
 * @param {string} search such as "?by=sector"
 * @param {string} language the reader's language, if the URL has none
 * @returns {{state: object, dropped: string[]}} the state, and the parts of the URL that are invalid, as written
 */
export function readAddress(search, language) {
  const address = new URLSearchParams(search);
  const dropped = [];
  const state = { ...emptyState(), lang: language };
  for (const name of new Set(address.keys())) {
    const parameter = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : null;
    const values = address.getAll(name).map((text) => {
      const value = parameter?.read(text);
      if (value === undefined) dropped.push(`${name}=${text}`);
      return value;
    }).filter((value) => value !== undefined);
    if (values.length) state[name] = parameter.many ? [...new Set(values)] : values[0];
  }
  const { from, to } = state;
  if (from !== null && to !== null && (from > to || to - from >= LONGEST_WINDOW)) {
    dropped.push(`from=${from}`, `to=${to}`);
    Object.assign(state, { from: null, to: null });
  }
  return { state, dropped };
}

/** The URL of a state. It always contains the language, so that a link looks the same to everybody. */
export function writeAddress(state) {
  const address = new URLSearchParams();
  for (const [name, { many, fallback, write }] of Object.entries(PARAMETERS)) {
    const values = many ? state[name] : [state[name]];
    if (!many && name !== 'lang' && state[name] === fallback) continue;
    for (const value of values) address.append(name, write(value));
  }
  return `/?${address}`;
}

/** The default state. */
export function emptyState() {
  return Object.fromEntries(Object.entries(PARAMETERS).map(([name, { fallback }]) => [name, fallback]));
}

/** The same without any filter. */
export const withoutFilters = (state) => ({
  ...state,
  ...Object.fromEntries(FILTERS.map((name) => [name, PARAMETERS[name].fallback])),
});

export const isFiltered = (state) => FILTERS.some((name) => state[name].length > 0);

/** The URL parameters that an API argument is made from, by the argument's name in errors. */
export function parametersOf(argument) {
  return {
    revision: ['revision', 'compare'],
    from: ['from', 'to'],
    to: ['from', 'to'],
    'filter.countries': ['country'],
    'filter.domains': ['domain'],
    'filter.text': ['text'],
  }[argument] ?? [];
}
