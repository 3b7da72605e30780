// Whether the page of a model says that it is the first model of a country.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isFirst, isJoint } from '../../main/resources/META-INF/resources/things/model.js';
import { en } from '../../main/resources/META-INF/resources/things/words/en.js';
import { ko } from '../../main/resources/META-INF/resources/things/words/ko.js';

const released = (slug, releasedOn) => ({ slug, releasedOn });
const countryOf = (...nodes) => ({ earliest: { nodes } });

test('each model of a country’s first day is a first model', () => {
  const [one, other, later] = [released('a', '2021-05-01'), released('b', '2021-05-01'), released('c', '2021-05-02')];
  const tied = countryOf(one, other);
  assert.deepEqual([one, other, later].map((model) => isFirst(model, tied)), [true, true, false]);
  assert.deepEqual([tied, countryOf(one, later), countryOf(one)].map(isJoint), [true, false, false]);
  assert.equal(isFirst(one, countryOf()), false);
});

test('the page of a first model says if a country has several first models', () => {
  const said = (words, joint) => words.firstOf(['X'], joint).join('');
  assert.deepEqual([said(en, false), said(en, true)],
    ['First model of X (developer’s headquarters)', 'First model of X (developer’s headquarters; others came out on the same day)']);
  assert.deepEqual([said(ko, false), said(ko, true)],
    ['X의 첫 모델(개발 기관 본사 기준)', 'X의 첫 모델(개발 기관 본사 기준, 같은 날 나온 모델이 더 있음)']);
});
