// The verdict and the values of a claim at each revision.
import { failure } from '../shared/dialog.js';
import { h } from '../shared/dom.js';
import { patiently } from '../shared/patiently.js';
import { QueryError } from '../shared/query.js';
import { namesOf, readable } from '../shared/readable.js';
import { claimAddress } from './address.js';
import { EVALUATION } from './documents.js';
import { computedValue } from './values.js';
import { verdictText } from './verdict.js';

/** How many of the newest revisions are examined for changed values. Changes of the verdict are shown for all revisions. */
const MOST = 40;
const AT_ONCE = 3;

/**
 * The results of a claim, each read once.
 * @param {?number} own the report's revision
 * @returns {{numbers: number[], at: (number: number) => Promise<object>}} the revisions to examine, oldest first
 */
export function evaluationsOf(claim, head, own, language) {
  const read = new Map();
  const upTo = head.revisions.nodes.map(({ number }) => number).filter((number) => number <= head.number);
  const numbers = [...new Set([...upTo.slice(0, MOST), ...claim.history.map(({ revision: { number } }) => number),
    ...(own !== null && own <= head.number ? [own] : []), head.number])].sort((a, b) => a - b);
  const at = (number) => {
    if (!read.has(number)) {
      read.set(number, patiently(EVALUATION, { slug: claim.slug, revision: number, language })
        .then((answer) => answer.claim)
        .catch((error) => {
          read.delete(number);
          throw error;
        }));
    }
    return read.get(number);
  };
  return { numbers, at };
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
      h('tbody', {}, results.map(({ number, verdict, values }) => h('tr', { 'data-revision': number },
        h('th', { scope: 'row' }, h('a', { href: claimAddress(claim.slug, { revision: number, lang: state.lang }) }, name(number))),
        h('td', { 'data-label': columns[1] }, verdictText(verdict, speech)),
        labels.map((label, at) => h('td', { 'data-label': label }, computedValue(values[at] ?? null, speech))))))));
  }

  show();
  return h('section.part.history', {}, h('h2', {}, texts.historyTitle), h('p.muted', {}, texts.historyNote), host);
}

/** The results that differ from the result at the revision before. */
function changes(results) {
  const facts = ({ verdict, values }) => JSON.stringify([verdict, values.map(({ computed, matches }) => [computed, matches])]);
  return results.filter((result, at) => at === 0 || facts(result) !== facts(results[at - 1]));
}
