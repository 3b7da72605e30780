// Additional remarks, and names, in the report's sentences about countries, organizations and tasks.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { formats } from '../../main/resources/META-INF/resources/shared/format.js';
import { textOf } from '../../main/resources/META-INF/resources/shared/say.js';
import { leadersSentence } from '../../main/resources/META-INF/resources/report/sections/countries.js';
import { en as english } from '../../main/resources/META-INF/resources/report/words/en.js';
import { ko as korean } from '../../main/resources/META-INF/resources/report/words/ko.js';
import * as organizations from '../../main/resources/META-INF/resources/report/sentences/organizations.js';
import { tasks } from '../../main/resources/META-INF/resources/report/sentences/domains.js';

const page = (language) => ({
  f: formats(language), say: (sentence) => sentence[language], of: () => ({}), state: { lang: language, countryBasis: 'RECORDED' },
  from: 2020, to: 2023, complete: null,
});

test('the sentence mentions models of several countries, even if the counts of the countries do not exceed the number of models', () => {
  const series = [['US', 'United States', 6], ['CA', 'Canada', 3]].map(([key, label, modelCount], at) => (
    { key, label, modelCount, share: modelCount / 10, rank: at + 1, tied: false, years: [] }));
  const text = textOf(leadersSentence({ byCountry: { modelCount: 10, series }, several: { modelCount: 1 } }, page('en')));
  assert.equal(text, 'By country, the United States leads with 6 models (60.0%), ahead of Canada (3). Models made in several countries count once for each.');
});

test('names keep their capital within a sentence', () => {
  const first = (label) => textOf(tasks.en(formats('en'), {
    ranking: [{ rank: 1, label, n: 1, share: 1, of: {} }], overlapping: false, unknown: { n: 0, of: null },
  }));
  assert.deepEqual(['StarCraft', 'Go', 'Atari', 'Japanese language modeling', 'Chat'].map(first), [
    'By task, StarCraft comes first with 1 model (100%).',
    'By task, Go comes first with 1 model (100%).',
    'By task, Atari comes first with 1 model (100%).',
    'By task, Japanese language modeling comes first with 1 model (100%).',
    'By task, chat comes first with 1 model (100%).',
  ]);
});

test('the section on method says what a number opens, and notes about one model are in the singular', () => {
  assert.equal(english.method[1], 'Click a number of models to list these models. Other numbers open the models from which they are computed.');
  assert.equal(korean.method[1], '모델 수를 누르면 그 모델의 목록이 열린다. 다른 수를 누르면 그 수를 셈하는 데 쓴 모델의 목록이 열린다.');
  assert.deepEqual([english.notes.trainings('1'), english.notes.withoutCountry('1')],
    ['One model of the year has a known training compute.', 'One model without a country counts only in the last row.']);
});

test('the note on families of tasks names both families that merge tasks', () => {
  assert.match(english.notes.families, /language modeling\/generation count as one family; .*audio speech recognition as another\. Every other/);
  assert.match(korean.notes.families, /언어 생성, 언어 모델링·생성을 한 과업군으로, 음성 인식\(ASR\)과 음성 인식\(오디오\)을 또 한 과업군으로 묶었다\. 나머지/);
});

test('the note on thresholds says which numbers include others, and does not say this of the unknown models', () => {
  assert.match(english.notes.thresholds, / The models by estimate include the certain ones; the possible ones include both\.$/);
  assert.match(korean.notes.thresholds, / ‘추정값 기준’에는 ‘확실’이, ‘가능’에는 그 둘이 모두 들어 있다\.$/);
});

test('the sentence mentions organizations that count for several countries', () => {
  const data = {
    year: '2024', least: 3, grouped: false, ranking: [{ rank: 1, label: 'Google', country: null, n: 3, of: {} }],
    prolific: { count: 1, of: {}, countries: [{ label: 'China', n: 1, of: {} }, { label: 'France', n: 1, of: {} }] },
  };
  assert.equal(textOf(organizations.en(formats('en'), data)), 'Google released the most models of 2024 (3).'
    + ' One organization released 3 or more: 1 from China and 1 from France. An organization with several countries counts for each.');
});
