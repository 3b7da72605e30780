// What the pages of claims say about revisions when there are too many revisions to read them all.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changes, evaluationsOf } from '../../main/resources/META-INF/resources/claims/history.js';
import { verdicts } from '../../main/resources/META-INF/resources/claims/outcome.js';
import { en } from '../../main/resources/META-INF/resources/claims/words/en.js';
import { ko } from '../../main/resources/META-INF/resources/claims/words/ko.js';

const asOf = (number) => `day of ${number}`;
const revision = (number) => ({ number, asOf: asOf(number) });
/** The head of a page that reads a revision of a dataset. The API lists the newest hundred revisions. */
const headAt = (number, newest) => ({ number, revision: revision(number),
  revisions: { nodes: Array.from({ length: Math.min(newest, 100) }, (_, at) => revision(newest - at)) } });
const claimOf = (history, own = null, then = 'HOLDS') => ({
  slug: 'is-1-1', report: { revision: own === null ? null : revision(own) }, then: own === null ? null : { verdict: then },
  history: history.map(([number, verdict]) => ({ revision: revision(number), verdict })),
});
const result = (number, verdict, ...values) => ({ number, verdict, values: values.map((computed) => ({ computed, matches: true })) });

test('a change between two examined revisions is not attributed to the later revision', () => {
  const results = [result(1, 'HOLDS', '3'), result(3, 'HOLDS', '4'), result(4, 'FAILS', '4'), result(11, 'FAILS', '5'), result(12, 'FAILS', '6')];
  assert.deepEqual(changes(results).map(({ number, after }) => [number, after]), [[1, null], [3, 1], [4, null], [11, 4], [12, null]]);
});

test('the page examines the last forty revisions up to its own, and before them the report’s revision and those around each change of the verdict', () => {
  const numbersAt = (number, newest, history, own) => evaluationsOf(claimOf(history), headAt(number, newest), own, 'EN');
  const upTo = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const all = numbersAt(9, 9, [[1, 'HOLDS']], 3);
  assert.deepEqual([all.numbers, all.coverage], [upTo(1, 9), { since: 1, oldest: 1, hasOwn: false }]);
  const history = [[51, 'HOLDS'], [60, 'FAILS'], [80, 'HOLDS'], [81, 'FAILS']];
  const some = numbersAt(150, 260, history, 3);
  assert.deepEqual([some.numbers, some.coverage], [[3, 51, 59, 60, 79, 80, 81, ...upTo(111, 150)], { since: 111, oldest: 51, hasOwn: true }]);
  for (const own of [null, 120, 160]) assert.equal(numbersAt(150, 260, history, own).coverage.hasOwn, false);
});

test('the note on the history says which revisions are not examined', () => {
  const notes = (coverage) => [en, ko].map(({ historyNote }) => historyNote(coverage));
  assert.deepEqual(notes({ since: 1, oldest: 1, hasOwn: false }),
    ['The revisions at which a value or the verdict changed.', '값이나 판정이 바뀐 개정판입니다.']);
  assert.deepEqual(notes({ since: 21, oldest: 1, hasOwn: false }),
    ['The revisions at which a value or the verdict changed. Before revision 21, values are compared only where the verdict changed.',
      '값이나 판정이 바뀐 개정판입니다. 제21판보다 앞선 값은 판정이 바뀐 개정판에서만 비교했습니다.']);
  assert.deepEqual(notes({ since: 111, oldest: 51, hasOwn: true }),
    ['The revisions at which a value or the verdict changed. Before revision 111, values are compared only where the verdict changed, and at the report’s revision. '
      + 'Changes of the verdict are known from revision 51 on.',
    '값이나 판정이 바뀐 개정판입니다. 제111판보다 앞선 값은 판정이 바뀐 개정판과 발표 당시의 개정판에서만 비교했습니다. 판정이 바뀐 개정판은 제51판부터 알 수 있습니다.']);
});

const marks = (claim, head) => verdicts(claim, head).map(({ number, asOf: day, verdict }) => {
  assert.equal(day, asOf(number));
  return `${number} ${verdict}`;
});

test('every revision up to the one that is read has a mark', () => {
  assert.deepEqual(marks(claimOf([[1, 'HOLDS'], [3, 'FAILS']], 2), headAt(4, 9)), ['1 HOLDS', '2 HOLDS', '3 FAILS', '4 FAILS']);
  assert.deepEqual(marks(claimOf([[1, 'HOLDS']], 5, 'FAILS'), headAt(2, 9)), ['1 HOLDS', '2 HOLDS']);
});

test('a revision older than the newest hundred has marks for those revisions whose days are known', () => {
  assert.deepEqual(marks(claimOf([[1, 'HOLDS'], [4, 'FAILS']], 3), headAt(6, 200)), ['1 HOLDS', '3 HOLDS', '4 FAILS', '6 FAILS']);
});

test('the report’s revision has a mark, also if it is older than the history', () => {
  const found = marks(claimOf([[105, 'FAILS']], 3), headAt(204, 204));
  assert.deepEqual([found.length, found[0], found[1], found.at(-1)], [101, '3 HOLDS', '105 FAILS', '204 FAILS']);
});
