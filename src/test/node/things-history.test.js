// The values of a change on the page of a model.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import './page-document.js';
import { formats } from '../../main/resources/META-INF/resources/shared/format.js';
import { timeline } from '../../main/resources/META-INF/resources/things/timeline.js';
import { en } from '../../main/resources/META-INF/resources/things/words/en.js';
import { ko } from '../../main/resources/META-INF/resources/things/words/ko.js';

/** The cells "before" and "after" of a change of a field. */
function shown(lang, field, before, after) {
  const spoken = formats(lang);
  const context = { state: { lang }, speech: { ...spoken, words: { ...spoken.words, things: { en, ko }[lang] } } };
  const history = [{ kind: 'CHANGED', revision: { number: 6, asOf: '2025-11-01' }, fields: [{ field, before, after, origin: 'SOURCE', reason: null }] }];
  return timeline({ slug: 'a', history }, context).all('td').slice(0, 2).map((cell) => cell.textContent);
}

test('numbers that look the same when rounded have all their digits', () => {
  assert.deepEqual(shown('en', 'parameters', '175000000000', '174600000000'), ['175,000,000,000', '174,600,000,000']);
  assert.deepEqual(shown('ko', 'parameters', '175000000000', '174600000000'), ['175,000,000,000개', '174,600,000,000개']);
  assert.deepEqual(shown('en', 'trainingFlop', '1.2341e+23', '1.234e+23'),
    ['123,410,000,000,000,000,000,000 FLOP', '123,400,000,000,000,000,000,000 FLOP']);
  assert.deepEqual(shown('en', 'hardwareUtilization', '0.3401', '0.34'), ['0.3401', '0.34']);
});

test('other values are shown as on the rest of the page', () => {
  assert.deepEqual(shown('en', 'parameters', '175000000000', '180000000000'), ['175 billion', '180 billion']);
  assert.deepEqual(shown('en', 'parameters', null, '180000000000'), ['not known', '180 billion']);
  assert.deepEqual(shown('en', 'trainingFlop', '1.23e+23', '1.3e+23'), ['1.23 × 10²³ FLOP', '1.3 × 10²³ FLOP']);
  assert.deepEqual(shown('en', 'domains', '["Vision"]', '["Vision","Video"]'), ['Vision', 'Vision, Video']);
});
