// The outcome of a claim: its verdicts at the report's revision and at the revision that is read, as one word.

const holds = (verdict) => verdict === 'HOLDS' || verdict === 'HOLDS_IN_PART';

/**
 * One of OUTCOMES. A claim that holds in part counts as holding, because its essential values match.
 * @param {{verdict: string, then: ?{verdict: string}}} claim
 */
export function outcomeOf({ verdict, then }) {
  if (!then || [verdict, then.verdict].includes('NOT_DECIDABLE')) return 'UNDECIDED';
  if (!holds(then.verdict)) return 'FAILED';
  return holds(verdict) ? 'KEPT' : 'LOST';
}

/**
 * The verdict at each revision up to a given one, oldest first.
 * @param {Array<{revision: {number: number}, verdict: string}>} history changes of the verdict, oldest first
 * @param {Array<{number: number, asOf: string}>} revisions newest first
 */
export function verdicts(history, revisions, last) {
  const first = history[0]?.revision.number ?? Infinity;
  return revisions.filter(({ number }) => number >= first && number <= last).reverse()
    .map((revision) => ({ ...revision, verdict: history.findLast(({ revision: { number } }) => number <= revision.number).verdict }));
}

/** The claims that the list shows in a state. */
export function select(claims, { report, outcome, verdict, text }) {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return claims.filter((claim) => (report === null || claim.report.slug === report)
    && (!outcome.length || outcome.includes(outcomeOf(claim)))
    && (!verdict.length || verdict.includes(claim.verdict))
    && words.every((word) => plain(textOf(claim)).includes(word)));
}

const plain = (text) => text.normalize('NFKC').toLowerCase();
const textOf = ({ slug, statement, rule, page, values }) =>
  [slug, statement, rule, page ?? '', ...values.map(({ label }) => label)].join(' ');
