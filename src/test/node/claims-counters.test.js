// What the counters of claims say of their claims.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noteOf } from '../../main/resources/META-INF/resources/claims/counters.js';
import { en } from '../../main/resources/META-INF/resources/claims/words/en.js';
import { ko } from '../../main/resources/META-INF/resources/claims/words/ko.js';

const lost = (...then) => then.map((verdict) => ({ verdict: 'FAILS', then: { verdict } }));
const notes = (claims) => [en, ko].map((words) => noteOf('LOST', claims, words.now(7, false), words.outcomeNotes));

test('of claims that hold no more, those that held only in part are told', () => {
  assert.deepEqual(notes(lost('HOLDS', 'HOLDS_IN_PART')),
    ['an essential value differs at revision 7; 1 held only in part then', '제7판에서 핵심 값이 다름, 1개는 당시에도 일부만 맞음']);
  assert.deepEqual(notes(lost('HOLDS')), ['an essential value differs at revision 7', '제7판에서 핵심 값이 다름']);
});
