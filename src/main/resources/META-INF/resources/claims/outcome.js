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
 * The verdict at each revision up to the one that is read, oldest first. Of revisions that are not among the newest hundred,
 * the page knows the day of only some: the one that is read, those of the history, and the report's.
 * @param {object} claim with its history: the verdict at the first of the hundred revisions up to the one that is read, and
 *   the later changes, oldest first
 * @param {{revision: object, revisions: {nodes: object[]}}} head the revision that is read, and the newest hundred
 * @returns {Array<{number: number, asOf: string, verdict: string}>}
 */
export function verdicts({ history, report, then }, { revision: read, revisions }) {
  const own = then ? report.revision : null;
  const known = [...revisions.nodes, read, ...history.map(({ revision }) => revision), ...(own ? [own] : [])];
  const first = history[0]?.revision.number ?? Infinity;
  const verdictAt = (number) => (number >= first ? history.findLast(({ revision }) => revision.number <= number).verdict
    : number === own?.number ? then.verdict : null);
  return [...new Map(known.map(({ number, asOf }) => [number, { number, asOf, verdict: verdictAt(number) }])).values()]
    .filter(({ number, verdict }) => number <= read.number && verdict !== null)
    .sort((one, other) => one.number - other.number);
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
const textOf = ({ slug, page, statement, otherStatement, rule, otherRule, values }) => [slug, page ?? '', statement, otherStatement, rule,
  otherRule, ...values.flatMap(({ label, otherLabel }) => [label, otherLabel])].join(' ');
