// The notes below the counters of claims.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noteOf } from '../../main/resources/META-INF/resources/claims/counters.js';
import { en } from '../../main/resources/META-INF/resources/claims/words/en.js';
import { ko } from '../../main/resources/META-INF/resources/claims/words/ko.js';

const lost = (...then) => then.map((verdict) => ({ verdict: 'FAILS', then: { verdict } }));
const now = (...verdicts) => verdicts.map((verdict) => ({ verdict, then: { verdict: 'FAILS' } }));
const notes = (outcome, claims) => [en, ko].map((words) => noteOf(outcome, claims, words.now(7, false), words.outcomeNotes));

test('the note on claims that no longer hold says how many of them held only in part', () => {
  assert.deepEqual(notes('LOST', lost('HOLDS', 'HOLDS_IN_PART')),
    ['an essential value differs at revision 7; 1 held only in part then', '제7판에서 핵심 값이 다름, 1개는 당시에도 일부만 맞음']);
  assert.deepEqual(notes('LOST', lost('HOLDS')), ['an essential value differs at revision 7', '제7판에서 핵심 값이 다름']);
});

test('the note on claims that still hold says how many of them hold only in part', () => {
  assert.deepEqual(notes('KEPT', now('HOLDS', 'HOLDS_IN_PART')),
    ['1 of them holds only in part at revision 7', '1개는 제7판에서 일부만 맞음']);
  assert.deepEqual(notes('KEPT', now('HOLDS')), ['all of them hold in full at revision 7', '제7판에서 모두 온전히 맞음']);
});

test('the note on claims that did not hold says how many of them hold now', () => {
  assert.deepEqual(notes('FAILED', now('FAILS', 'HOLDS', 'HOLDS_IN_PART')),
    ['2 of them hold at revision 7', '2개는 제7판에서 맞음']);
  assert.deepEqual(notes('FAILED', now('FAILS', 'HOLDS')), ['1 of them holds at revision 7', '1개는 제7판에서 맞음']);
  assert.deepEqual(notes('FAILED', now('FAILS')), ['none of them holds at revision 7', '제7판에서 맞는 주장은 없음']);
});
