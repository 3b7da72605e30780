// The claims' pages in English.

const s = (n, one, many = `${one}s`) => (n === 1 ? one : many);
const whose = (number, isCurrent) => (isCurrent ? 'today’s' : `revision ${number}’s`);
const that = (number, isCurrent) => (isCurrent ? 'today’s' : `that of revision ${number}`);

const THEN = {
  HOLDS: 'True of the data of the time', HOLDS_IN_PART: 'Partly true of the data of the time',
  FAILS: 'Not true of the data of the time',
};

export const en = {
  title: 'Claims about large-scale AI models, checked',
  description: 'Which statements of published reports about large-scale AI models still hold? Each is computed again, with the data of its time and with today’s data.',
  descriptionOf: (statement, sentence) => `“${statement}” ${sentence}`,
  skip: 'Skip to the claims',
  lede: (n, text, reports) => `${text} ${s(n, 'statement')} from ${reports} ${s(reports, 'report')}, checked with the data of their time, and with the data of the revision that you choose.`,
  verdicts: { HOLDS: 'holds', HOLDS_IN_PART: 'holds in part', FAILS: 'does not hold', NOT_DECIDABLE: 'cannot be decided' },

  outcomes: {
    KEPT: (now) => `held then, and ${now}`,
    LOST: (now) => `held then, not ${now}`,
    FAILED: () => 'did not hold',
    UNDECIDED: () => 'cannot be decided',
  },
  outcomesTitle: 'What became of the statements',
  now: (number, isCurrent) => (isCurrent ? 'today' : `at revision ${number}`),
  outcomeNotes: {
    KEPT: (n, now) => (n === 0 ? `all of them hold in full ${now}` : `${n} of them ${s(n, 'holds', 'hold')} only in part ${now}`),
    LOST: (n, now) => `an essential value differs ${now}${n === 0 ? '' : `; ${n} held only in part then`}`,
    FAILED: (n, now) => `${n === 0 ? 'none of them holds' : `${n} of them ${s(n, 'holds', 'hold')}`} ${now}`,
    UNDECIDED: () => 'the data cannot tell',
  },
  computing: (done, all) => `Computing: ${done} of ${all}`,
  repeating: 'The server is still computing verdicts. Asking again.',

  filters: 'Filter the statements',
  report: 'Report',
  allReports: 'All reports',
  verdict: (now) => `Verdict ${now}`,
  text: 'Text',
  shown: (n, all) => `${n} of ${all} ${s(all, 'statement')}`,
  noMatch: 'No statement matches these filters.',
  clear: 'Clear filters',

  data: 'Data',
  latestOption: (number, day) => `Latest: revision ${number}, ${day}`,
  pinned: (number) => `You are reading revision ${number}.`,
  latest: (number) => `Read the latest, revision ${number}`,

  about: (publisher, day) => `${publisher}, published ${day}`,
  ownData: (number, day) => `nearest data: revision ${number}, ${day}`,
  noOwnData: 'no revision has data of the report’s time',
  where: (page) => (/^\d+$/.test(page) ? `page ${page}` : /^\d/.test(page) ? `pages ${page}` : page),
  value: 'Value',
  published: 'Published',
  verdictRow: 'Verdict',
  ownRevision: (number) => `Then (revision ${number})`,
  thenAndToday: (number) => `Then and today (revision ${number})`,
  today: (number) => `Today (revision ${number})`,
  atRevision: (number) => `Revision ${number}`,
  unknown: 'not known',
  none: 'none',
  matches: 'matches',
  differs: 'differs',
  valuesOf: (statement) => `Values of “${statement}”`,
  line: 'Verdicts by revision',
  mark: (number, day, verdict, isOwn) => `Revision ${number}, ${day}${isOwn ? ', the report’s' : ''}: ${verdict}`,
  lineNote: 'Each mark is one revision; the underlined one is the report’s.',
  details: 'Details and models',
  detailsOf: (statement) => `Details and models: ${statement}`,
  queryOf: (statement) => `API query: ${statement}`,

  /** The sentence about the outcome of a claim. differences: the values at the revision that do not match. */
  sentence: (then, now, number, isCurrent, differences) => {
    if (now === null) return `${THEN[then]}.`;
    const data = whose(number, isCurrent);
    if (now === then) return `${THEN[then]}, ${now === 'FAILS' ? 'nor' : 'and'} of ${data}.`;
    if (now === 'HOLDS') return `${THEN[then]}; true of ${data}.`;
    if (now === 'HOLDS_IN_PART') return `${THEN[then]}; partly true of ${data}${differences && `, which says: ${differences}`}.`;
    return `${THEN[then]}; ${that(number, isCurrent)} says: ${differences}.`;
  },
  onlyNow: {
    HOLDS: (number, isCurrent) => `True of ${whose(number, isCurrent)} data.`,
    HOLDS_IN_PART: (number, isCurrent) => `Partly true of ${whose(number, isCurrent)} data.`,
    FAILS: (number, isCurrent) => `Not true of ${whose(number, isCurrent)} data.`,
  },
  undecided: 'The data cannot decide this statement.',
  difference: ({ label, published, computed }) => `${label} ${computed ?? 'none'} (published: ${published})`,
  list: (items) => items.join('; '),
  more: (n) => `${n} more ${s(n, 'value')} that ${s(n, 'differs', 'differ')}`,

  breadcrumb: 'You are here',
  claims: 'Claims',
  valuesTitle: 'Published and computed',
  rule: 'How it is counted',
  historyTitle: 'Through the revisions',
  historyNote: ({ since, oldest, hasOwn }) => `The revisions at which a value or the verdict changed.${since === 1 ? ''
    : ` Before revision ${since}, values are compared only where the verdict changed${hasOwn ? ', and at the report’s revision' : ''}.`}${oldest === 1 ? ''
    : ` Changes of the verdict are known from revision ${oldest} on.`}`,
  changedBetween: (after, number) => `(changed between revisions ${after} and ${number})`,
  historyColumns: { revision: 'Revision', verdict: 'Verdict' },
  revisionOf: (number, day) => `Revision ${number}, ${day}`,
  recordsTitle: 'The models behind it',
  recordsNote: 'The models that the query counts, by its window of years and its filter. The values above are counts, ranks or shares of them.',
  recordsNone: 'The query reads no list of models. Open it in the playground to see its whole response.',
  recordsOpen: (models, number) => `${models} at revision ${number}`,
  recordsOf: (what, number) => `${what} · revision ${number}`,
  recordsPart: (alias) => `“${alias}” in the query`,
  years: (from, to) => (from === null && to === null ? 'Models of all years'
    : from === to ? `Models of ${from}` : from === null ? `Models until ${to}` : to === null ? `Models since ${from}` : `Models of ${from}–${to}`),
  filter: 'filter',
  onlyFirst: (n) => `Of these, the query reads the first ${n === 1 ? 'one' : n} in its own order.`,
  queryTitle: 'The query',
  run: (number) => `Run it in the playground at revision ${number}`,
  citeTitle: 'Cite this page',
  reference: ({ statement, slug, report, verdict, number, asOf, address, today, credit }) =>
    `Model Atlas: “${statement}” (${report}; claim ${slug}). Verdict at revision ${number} (${asOf}): ${verdict}. ${address} (retrieved ${today}). Data: ${credit}.`,
  listReference: ({ report, counts, number, asOf, address, today, credit }) =>
    `Model Atlas: Claims about large-scale AI models${report && ` (${report})`}, checked at revision ${number} (${asOf}): ${counts}. ${address} (retrieved ${today}). Data: ${credit}.`,
  note: ({ number, verdict, today, credit }) =>
    `Revision ${number}${verdict ? `: ${verdict}` : ''}. Retrieved ${today}. Data: ${credit}`,
  counted: (outcome, n) => `${outcome} (${n})`,
  address: 'Permanent link to this page',
  missing: 'No claim has this address',
  missingNote: (slug) => `There is no claim “${slug}”. It may have been renamed, or the address is mistyped.`,
  back: 'All claims',
};
