// The explorer in English.

const s = (n, one, many = `${one}s`) => (n === 1 ? one : many);
const plural = (noun) => (noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`);
/** Countries whose names take an article. */
const ARTICLE = /^(United (States|Kingdom|Arab Emirates)|Netherlands|Philippines)$/;
const the = (label) => (ARTICLE.test(label) ? `The ${label}` : label);

const dimensions = {
  COUNTRY: 'Country', ORGANIZATION: 'Organization', SECTOR: 'Sector', DOMAIN: 'Domain', DOMAIN_COUNT: 'Number of domains',
  TASK: 'Task', TASK_COUNT: 'Number of tasks', COLLABORATION: 'Collaboration', ACCESSIBILITY: 'Accessibility',
  CONFIDENCE: 'Confidence in the figures', COMPUTE_MAGNITUDE: 'Training compute',
};
const countryBases = {
  HEADQUARTERS: 'developer’s headquarters', GROUP_HEADQUARTERS: 'parent company’s headquarters', RECORDED: 'as the source states',
};
const organizationBases = { GROUP: 'subsidiaries counted with their parent', RECORDED: 'as the source states' };

export const en = {
  title: 'The world’s large-scale AI models',
  lede: 'Which countries and companies release large-scale AI models, how many, and how much compute they train on. Large-scale means trained with 10²³ FLOP or more, or believed to be. Every figure comes from a numbered revision that never changes, so you can check the models behind it and cite it.',
  skip: 'Skip to the figures',
  report: 'Report',
  claimsPage: 'Claims',
  lists: { models: 'Models', organizations: 'Organizations', countries: 'Countries' },
  playground: 'API playground',
  schema: 'API schema',
  language: 'Language',
  toDark: 'Dark theme',
  toLight: 'Light theme',

  dimensions,
  countryBases,
  organizationBases,
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
  by: ({ by, countryBasis, organizationBasis }) => ({
    COUNTRY: `country (${countryBases[countryBasis]})`,
    ORGANIZATION: `organization (${organizationBases[organizationBasis]})`,
  }[by] ?? dimensions[by].toLowerCase()),

  controls: {
    title: 'Filters and settings',
    revision: 'Revision',
    current: (number, day) => `Current: revision ${number} (${day})`,
    revisionOption: ({ number, label, asOf, publisher }, day) => `Revision ${number} (${[label === asOf ? day : label, publisher].join(', ')})`,
    compare: 'Compare with',
    nothing: 'No comparison',
    from: 'From',
    to: 'To',
    first: 'First',
    last: 'Latest',
    by: 'Break down by',
    measure: 'Show',
    measures: { COUNT: 'Counts', SHARE: 'Shares' },
    countryBasis: 'Country of a model',
    organizationBasis: 'Count organizations',
    filters: 'Filter models by',
    text: 'Model or developer',
    reset: 'Reset all',
    clear: 'Clear filters',
    remove: (what) => `Remove filter: ${what}`,
    active: 'Filters',
    revisionPinned: (number) => `Revision ${number}`,
    revisionCurrent: 'Current revision',
  },
  dropped: 'This link contains settings that could not be used:',
  dismiss: 'Dismiss',

  key: {
    title: 'Key figures',
    models: 'Models',
    countries: 'Countries',
    organizations: 'Organizations',
    lastYear: (year) => `Models of ${year}`,
    change: (n, text, before) => (n === 0 ? `as many as in ${before}` : `${text} ${n > 0 ? 'more' : 'fewer'} than in ${before}`),
    growth: (rate, n, from, base) => `${n < 0 ? '−' : '+'}${rate} a year on average since ${from} (${base} models)`,
    newest: 'Largest known training run',
    none: 'None',
    versus: (number) => `revision ${number}`,
  },
  revision: (number, day) => `Revision ${number} · ${day}`,

  loading: 'Loading',
  newer: (number, day, publisher) => `${publisher} has published revision ${number} (${day}).`,
  showNewer: 'Show it',
  loaded: (models, number) => `${models} models at revision ${number}. The figures are up to date.`,
  empty: 'No models match these filters.',
  emptyHint: 'Widen the years or clear the filters.',
  emptyPanel: 'No models match at this revision.',
  failed: 'The data could not be loaded.',
  unreachable: 'The server did not give a usable answer. Check your connection and try again.',
  retry: 'Try again',

  table: 'Table',
  chart: 'Chart',
  records: 'List the models',
  query: 'API query',
  csv: 'Download CSV',
  cite: 'Cite',
  tools: (title) => `${title}: tools`,
  arrows: 'Use the arrow keys to move between values and Enter to list the models.',

  models: (n, text) => `${text} ${s(n, 'model')}`,
  other: 'Other',
  partial: 'partial',
  partialYear: 'Year not complete',
  partialNote: 'Hatched or dashed: the data stops before the end of the year.',
  fewModels: (least) => `Years with fewer than ${least} models have no shares.`,
  recordedNote: 'The source has changed how it records countries, so revisions cannot be compared on this basis.',
  unattributed: (text, n, dimension) => `${text} ${s(n, 'model has', 'models have')} no recorded ${dimension.toLowerCase()} and ${s(n, 'is', 'are')} not shown.`,
  columns: {
    year: 'Year', models: 'Models', share: 'Share', partial: 'Coverage', rank: 'Rank', released: 'Released', model: 'Model',
    organizations: 'Organizations', countries: 'Countries', flop: 'Training compute (FLOP)', factor: 'Times the previous record',
    revision: 'Revision', links: 'Links', name: 'Name',
  },

  releases: {
    title: 'Releases per year',
    subtitle: (by, shares) => (shares ? `Share of each year’s models, by ${by}` : `Models by year of release and ${by}`),
    finding: (years, text, n) => `Releases peaked in ${years}, with ${text} ${s(n, 'model')}.`,
    notch: 'models, each counted once',
    overlapping: (dimension) => `A model with several ${plural(dimension.toLowerCase())} counts under each, so segments can add up to more than the total. The line and the number above each bar count every model once.`,
    shareFinding: (labels, n, share, year) => `${the(labels)} ${n === 1 ? 'had' : 'each had'} the largest share of ${year}’s models: ${share}.`,
    lines: 'Shown as lines because a model can count under several values, so these do not add up to the models of the year.',
  },
  ranking: {
    title: 'Ranking',
    subtitle: (by) => `Models released in the selected years, by ${by}`,
    finding: (labels, n, count, all, share) => (n === 1
      ? `${the(labels)} leads with ${count} of ${all} models (${share}).`
      : `${labels} share the lead, with ${count} of ${all} models each (${share}).`),
    more: (shown, all) => `Top ${shown} of ${all}. The table and the CSV list all.`,
    overlapping: 'A model can count under several values, so shares can add up to more than 100%.',
    ties: '“=” marks a tied rank.',
  },
  frontier: {
    title: 'Record training runs',
    subtitle: (linear) => `Models that set a new record for known training compute, ${linear ? 'linear' : 'log'} scale`,
    finding: (factor, months, models, fit) => `The record for training compute grew ${factor}× a year${months ? `, doubling every ${months} months` : ''} (${models} points, R² ${fit}).`,
    noGrowth: 'Too few records, or too short a span, to estimate growth.',
    sure: 'confident estimate (within a factor of 3)',
    unsure: 'less certain',
    fit: 'exponential fit',
    factor: (factor) => `${factor}× the previous record`,
    unknown: (n, all) => (n === '0' ? 'The training compute of all models is known or estimated.'
      : `${n} of ${all} models have no known or estimated training compute, so they cannot appear here.`),
    method: 'Line: least-squares fit of log₁₀(FLOP) on release date.',
  },
  scale: { title: 'Scale', scales: ['Log', 'Linear'] },
  multiples: {
    title: 'Chart',
    forms: ['One chart', 'Small charts'],
    note: 'All small charts have the same scale. The number stands above the highest year.',
    overlapping: 'A model counts in the chart of each of its values.',
  },
  scatter: {
    title: 'All models',
    subtitle: (parameters, linear) => `Models by release date and ${parameters ? 'number of parameters' : 'training compute'}, ${linear ? 'linear' : 'log'} scale`,
    finding: (parameters, known, all, name, organizations, value) => `Of ${all} models, ${known} have a known or estimated ${parameters ? 'number of parameters' : 'training compute'}. The largest is ${name}${organizations ? ` of ${organizations}` : ''}: ${value}.`,
    unknown: (parameters, text, all, n) => (n === 0 ? `The ${parameters ? 'number of parameters' : 'training compute'} of all models is known or estimated.`
      : `${text} of ${all} models have no known ${parameters ? 'number of parameters' : 'training compute'}. They are the ticks below the plot.`),
    most: (most, all) => `Only the newest ${most} of ${all} models are drawn. Narrow the years or set filters to see the others.`,
    confidence: 'Most values are estimates. The source expects the true value, with 90% confidence, within a factor of 3 (filled), or of 10 or 30 (hollow); the line through a selected point shows that range. Crosses: the source states no confidence, or has not verified the value.',
    unsure: 'less certain (within 10× or 30×)',
    unstated: 'confidence not stated or value not verified',
    lit: 'highlighted',
    axis: 'Vertical axis',
    axes: ['Compute', 'Parameters'],
    highlight: 'Highlight',
    example: 'Model, organization or country',
    found: (name, text, n) => (n === 0 ? `No model matches “${name}”.` : `${text} ${s(n, 'model')} highlighted: ${name}`),
    parameters: 'Parameters',
    parametersOf: (text) => `${text} parameters`,
    noCompute: 'Training compute not known',
    noParameters: 'Number of parameters not known',
    arrows: 'Use the left and right arrow keys to move by date, up and down to move by value, and Enter to open the model.',
  },
  firsts: {
    title: 'Each country’s first model',
    subtitle: (basis) => `Earliest release in the selected years (country: ${basis})`,
    finding: (text, n, latest, month) => (n === 1
      ? `${text} country released a matching model.`
      : `${text} countries released a matching model. The latest to join: ${latest}, in ${month}.`),
    note: 'For first language models, set the Domain filter to Language.',
  },
  multimodality: {
    title: 'Domains per model',
    subtitle: 'Share of each year’s models by number of domains, such as language, vision and audio',
    finding: (now, year, before, yearBefore) => `The source marks ${now} of ${year}’s models as multimodal, against ${before} in ${yearBefore}.`,
    note: 'The number above each bar is that of the models of the year. The source lists “multimodal” as a domain: a language-and-vision model then has three.',
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
  picture: {
    svg: 'Download SVG',
    png: 'Download PNG',
    saved: 'The picture has been saved.',
    revision: (number, day, from, to) => `Counted at revision ${number} of the data (as of ${day}), releases ${from === to ? from : `${from}–${to}`}.`,
    filters: (list) => `Only models that match: ${list}.`,
    source: (text) => `Source: ${text}`,
  },
  embed: {
    title: 'Embed',
    note: 'Paste this HTML into a page. The frame shows the chart with its source, and follows the reader’s light or dark theme.',
    pinned: (number) => `Always revision ${number}`,
    newest: 'Always the newest revision',
    explore: 'Explore in Model Atlas',
  },
  citation: {
    title: 'Cite',
    text: 'Reference',
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
