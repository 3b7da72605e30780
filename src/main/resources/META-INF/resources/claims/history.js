// The verdict and the values of a claim at each revision.
import { failure } from '../shared/dialog.js';
import { h } from '../shared/dom.js';
import { patientlyForVerdicts } from '../shared/patiently.js';
import { QueryError } from '../shared/query.js';
import { namesOf, readable } from '../shared/readable.js';
import { claimAddress } from './address.js';
import { EVALUATION } from './documents.js';
import { computedValue } from './values.js';
import { verdictText } from './verdict.js';

/**
 * Number of revisions, up to the one that is read, that are all examined for changed values. Before these, only some
 * revisions are examined: those at which the verdict changed, the revision before each of them, and the report's.
 */
const MOST = 40;
const AT_ONCE = 3;

/**
 * The results of a claim, each read once.
 * @param {?number} own the report's revision
 * @returns {{numbers: number[], coverage: object, at: (number: number) => Promise<object>}} the revisions to examine, oldest
 *   first; coverage: what the history covers (since: the revision from which on all are examined; oldest: the revision from
 *   which on the changes of the verdict are known; hasOwn: whether the report's revision is examined, and is an earlier one)
 */
export function evaluationsOf(claim, head, own, language) {
  const read = new Map();
  // The numbers of revisions have no gaps.
  const since = Math.max(1, head.number - MOST + 1);
  const newest = Array.from({ length: head.number - since + 1 }, (_, at) => since + at);
  const history = claim.history.map(({ revision: { number } }) => number);
  // The first entry of a history is no change.
  const before = history.slice(1).map((number) => number - 1);
  const numbers = [...new Set([...newest, ...history, ...before, ...(own !== null && own <= head.number ? [own] : [])])].sort((a, b) => a - b);
  const coverage = { since, oldest: history[0] ?? 1, hasOwn: own !== null && own < since };
  const at = (number) => {
    if (!read.has(number)) {
      read.set(number, patientlyForVerdicts(EVALUATION, { slug: claim.slug, revision: number, language })
        .then((answer) => answer.claim)
        .catch((error) => {
          read.delete(number);
          throw error;
        }));
    }
    return read.get(number);
  };
  return { numbers, coverage, at };
}

/** The revisions at which a value or the verdict changed, with the values. */
export function makeHistory(claim, evaluations, { head, state, isOld }, speech) {
  const { words, words: { claims: texts }, day } = speech;
  const host = h('div', { 'aria-busy': 'true' }, h('p.muted', {}, words.loading));
  const days = new Map(head.revisions.nodes.map(({ number, asOf }) => [number, asOf]));

  async function show() {
    try {
      const results = [];
      for (let from = 0; from < evaluations.numbers.length; from += AT_ONCE) {
        results.push(...await Promise.all(evaluations.numbers.slice(from, from + AT_ONCE)
          .map(async (number) => ({ number, ...await evaluations.at(number) }))));
        if (isOld()) return;
      }
      const names = namesOf(head);
      host.replaceChildren(table(changes(results.map((result) => ({ ...result, values: readable(result.values, names, speech) })))));
    } catch (error) {
      if (!(error instanceof QueryError)) reportError(error);
      if (!isOld()) host.replaceChildren(failure(error, speech, show));
    } finally {
      host.setAttribute('aria-busy', 'false');
    }
  }

  function table(results) {
    const labels = results.find(({ values }) => values.length)?.values.map(({ label }) => label) ?? [];
    const columns = [texts.historyColumns.revision, texts.historyColumns.verdict, ...labels];
    const name = (number) => (days.has(number) ? texts.revisionOf(number, day(days.get(number))) : texts.atRevision(number));
    return h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': texts.historyTitle }, h('table.cards', {},
      h('caption.unseen', {}, texts.historyTitle),
      h('thead', {}, h('tr', {}, columns.map((label) => h('th', { scope: 'col' }, label)))),
      h('tbody', {}, results.map(({ number, after, verdict, values }) => h('tr', { 'data-revision': number },
        h('th', { scope: 'row' }, h('a', { href: claimAddress(claim.slug, { revision: number, lang: state.lang }) }, name(number)),
          after !== null && [' ', h('small', {}, texts.changedBetween(after, number))]),
        h('td', { 'data-label': columns[1] }, verdictText(verdict, speech)),
        labels.map((label, at) => h('td', { 'data-label': label }, computedValue(values[at] ?? null, speech))))))));
  }

  show();
  return h('section.part.history', {}, h('h2', {}, texts.historyTitle), h('p.muted', {}, texts.historyNote(evaluations.coverage)), host);
}

/**
 * The results that differ from the result before.
 * @param {Array<{number: number, verdict: string, values: Array}>} results at the examined revisions, oldest first
 * @returns {Array} the results, each with `after`: if the change may have come at a revision that is not examined, the number
 *   of the last examined revision before the change, otherwise null
 */
export function changes(results) {
  const facts = ({ verdict, values }) => JSON.stringify([verdict, values.map(({ computed, matches }) => [computed, matches])]);
  return results.flatMap((result, at) => {
    const before = results[at - 1];
    if (before && facts(result) === facts(before)) return [];
    const isKnown = !before || result.number === before.number + 1;
    return [{ ...result, after: isKnown ? null : before.number }];
  });
}
