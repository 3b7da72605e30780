// The texts of all pages in English.

/** The singular or the plural of a word. */
export const s = (n, one, many = `${one}s`) => (n === 1 ? one : many);

/** Countries whose names take an article. */
const ARTICLE = new RegExp(`^(${['United (Arab Emirates|Kingdom|States)', '(Democratic )?Republic of the Congo', '(Central African|Dominican) Republic',
  '(?!South Georgia).+ Islands', '(Caribbean )?Netherlands', 'British Indian Ocean Territory', 'French Southern Territories', 'Isle of Man',
  'Bahamas', 'Comoros', 'Gambia', 'Maldives', 'Philippines', 'Seychelles'].join('|')})$`);

export const en = {
  /** The name of a country inside a sentence. */
  inText: (name) => (ARTICLE.test(name) ? `the ${name}` : name),
  report: 'Report',
  claimsPage: 'Claims',
  lists: { models: 'Models', organizations: 'Organizations', countries: 'Countries' },
  playground: 'API playground',
  schema: 'API schema',
  language: 'Language',
  toDark: 'Dark theme',
  toLight: 'Light theme',
  countryBases: {
    HEADQUARTERS: 'developer’s headquarters', GROUP_HEADQUARTERS: 'parent company’s headquarters', RECORDED: 'as the source states',
  },
  sectors: { INDUSTRY: 'Industry', ACADEMIA: 'Academia', GOVERNMENT: 'Government and public bodies', RESEARCH_COLLECTIVE: 'Research collective' },
  accessibilities: {
    API_ACCESS: 'API access', HOSTED_ACCESS: 'Hosted only, no API', OPEN_WEIGHTS_UNRESTRICTED: 'Open weights, unrestricted',
    OPEN_WEIGHTS_RESTRICTED: 'Open weights, restricted use', OPEN_WEIGHTS_NON_COMMERCIAL: 'Open weights, non-commercial',
    UNRELEASED: 'Not released',
  },
  confidences: {
    CONFIDENT: 'Confident (within 3×)', LIKELY: 'Likely (within 10×)', SPECULATIVE: 'Speculative (within 30×)',
    UNVERIFIED: 'Unverified', UNKNOWN: 'Not stated',
  },
  dropped: 'This link contains settings that could not be used:',
  dismiss: 'Dismiss',
  rank: (rank, tied) => (tied ? `${rank}=` : String(rank)),

  loading: 'Loading',
  failed: 'The data could not be loaded.',
  broken: 'The page could not draw this part.',
  unreachable: 'The server did not give a usable answer. Check your connection and try again.',
  failures: {},
  retry: 'Try again',
  query: 'API query',

  models: (n, text) => `${text} ${s(n, 'model')}`,
  partial: 'partial',
  columns: {
    year: 'Year', models: 'Models', share: 'Share', partial: 'Coverage', rank: 'Rank', released: 'Released', model: 'Model',
    organizations: 'Organizations', countries: 'Countries', flop: 'Training compute (FLOP)', factor: 'Times the previous record',
    revision: 'Revision', links: 'Links', name: 'Name',
  },

  record: {
    range: (from, to, all) => `${from}–${to} of ${all}`,
    next: 'Next',
    previous: 'Previous',
    close: 'Close',
    unknown: 'unknown',
    link: (host, name) => `${host}: ${name}`,
    all: (title) => `Models behind “${title}”`,
    none: 'No models.',
  },
  citation: {
    title: 'Cite',
    text: 'Reference',
    reference: ({ title, revisions, address, today, credit }) => `${title ? `“${title}”. ` : ''}Model Atlas, ${revisions.map(({ number, asOf }) => `revision ${number} (data of ${asOf})`).join(' and ')}. ${address}. Retrieved on ${today}. Data: ${credit}.`,
    bibtex: 'BibTeX',
    licence: 'Licence',
    permalink: 'Permanent link to the query',
    view: 'Permanent link to this page',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'Could not copy. Select the text and copy it by hand.',
  },
  footer: {
    source: (number, day) => `Data as of ${day}, revision ${number}:`,
    licence: 'licensed under',
    others: (number) => `and ${number} other ${number === '1' ? 'source' : 'sources'}`,
    unchanged: 'Revisions never change, so a link to one always shows the same figures.',
  },
};
