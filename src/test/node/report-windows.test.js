// The report's sentences name the years that they are about.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import './page-document.js';
import { formats } from '../../main/resources/META-INF/resources/shared/format.js';
import { textOf } from '../../main/resources/META-INF/resources/shared/say.js';
import * as catchUp from '../../main/resources/META-INF/resources/report/sentences/catch-up.js';
import { compute as section } from '../../main/resources/META-INF/resources/report/sections/compute.js';
import * as compute from '../../main/resources/META-INF/resources/report/sentences/compute.js';
import { thresholds as levels } from '../../main/resources/META-INF/resources/report/sections/thresholds.js';
import * as thresholds from '../../main/resources/META-INF/resources/report/sentences/thresholds.js';
import { en as english } from '../../main/resources/META-INF/resources/report/words/en.js';
import { ko as korean } from '../../main/resources/META-INF/resources/report/words/ko.js';

const [ko, en] = [formats('ko'), formats('en')];
const of = {};
const none = { n: 0, of: null };
const n = (count) => ({ n: count, of });

/** A sentence in both languages, from data in each language. */
const both = (sentence, korean, english) => [textOf(sentence.ko(ko, korean)), textOf(sentence.en(en, english))];

test('the sentence names its window if a model outside of the window is larger', () => {
  const data = {
    total: 168, onRecord: false, records: 3, unpassed: false, growth: null, unknown: { n: 4, share: 0.4, of },
    largest: { model: 'Llama 3.1-405B', organization: 'Meta', releasedOn: '2024-07-23', flop: '3.8e25', of },
  };
  assert.deepEqual(both(compute, { ...data, span: '2024년' }, { ...data, span: '2024' }), [
    '2024년에 나온, 학습 연산량이 알려진 모델 가운데 가장 큰 것은 2024년 7월에 나온 Meta의 Llama 3.1-405B 모델(3.8×10²⁵ FLOP)이다.'
      + ' 기록이 3개뿐이거나 기간이 짧아 증가 속도는 셈하지 않았다. 2024년에 나온 모델 가운데 연산량이 알려지지 않은 것은 4개(40.0%)다.',
    'Among the models of 2024 with a known training compute, the largest is Meta’s Llama 3.1-405B of July 2024, at 3.8 × 10²⁵ FLOP.'
      + ' The 3 records are too few, or span too short a time, for a rate of growth. For 4 models of 2024 (40.0%) the compute is not known.',
  ]);
  const grown = { ...data, unknown: none, growth: { models: 5, factor: 3, fit: 0.9, months: 7.6, of } };
  assert.deepEqual(both(compute, { ...grown, span: '2024년' }, { ...grown, span: '2024' }), [
    '2024년에 나온, 학습 연산량이 알려진 모델 가운데 가장 큰 것은 2024년 7월에 나온 Meta의 Llama 3.1-405B 모델(3.8×10²⁵ FLOP)이다.'
      + ' 최고 기록은 해마다 3.0배가 되었고(5개 모델, R² 0.90), 두 배가 되는 데 7.6개월이 걸렸다. 2024년에 나온 모든 모델의 연산량이 알려져 있다.',
    'Among the models of 2024 with a known training compute, the largest is Meta’s Llama 3.1-405B of July 2024, at 3.8 × 10²⁵ FLOP.'
      + ' The record grew 3.0-fold each year (5 models, R² 0.90), doubling every 7.6 months. The compute of every model of 2024 is known.',
  ]);
});

test('of several largest models, the report names the one that set the record', () => {
  const largest = section.parts().find((part) => part.startsWith('largestOfWindow'));
  assert.match(largest, /orderBy: \[\{ field: TRAINING_COMPUTE, direction: DESC \}, \{ field: RELEASED_ON, direction: ASC \}\]/);
});

test('if no compute is known, the sentence names the window', () => {
  const data = { total: 2, largest: null, unknown: n(2) };
  assert.deepEqual(both(compute, { ...data, span: '2020년' }, { ...data, span: '2020' }),
    ['2020년에 나온 모델 가운데 학습 연산량이 알려진 것은 없다.', 'No model of 2020 has a known training compute.']);
});

test('if a country has not caught up, the sentence names the end of the window', () => {
  const reached = (label) => [{ label, reachedOn: '2021-06-01', days: 0, of }];
  assert.deepEqual(both(catchUp,
    { flop: 1e24, reached: reached('중국'), country: '프랑스', has: false, until: 2021 },
    { flop: 1e24, reached: reached('China'), country: 'France', has: false, until: 2021 }), [
    '추정값으로 10²⁴ FLOP에는 중국이 2021년 6월에 가장 먼저 이르렀다. 2021년 말까지 프랑스에서 이 수준에 이른 모델은 알려지지 않았다.',
    'By estimate, China reached 10²⁴ FLOP first, in June 2021. No model from France is known to have reached it by the end of 2021.',
  ]);
  assert.deepEqual(both(catchUp, { flop: 1e26, reached: [], until: 2021 }, { flop: 1e26, reached: [], until: 2021 }),
    ['2021년 말까지 10²⁶ FLOP에 이른 모델은 알려지지 않았다.', 'No model is known to have reached 10²⁶ FLOP by the end of 2021.']);
});

test('countries that reached a level on the same day are named as first together', () => {
  const reached = (...labels) => labels.map((label, at) => ({ label, reachedOn: `2021-06-0${at === 2 ? 4 : 1}`, days: at === 2 ? 3 : 0, of }));
  assert.deepEqual(both(catchUp,
    { flop: 1e24, reached: reached('중국', '미국', '한국'), country: '한국', has: true },
    { flop: 1e24, reached: reached('China', 'the United States', 'South Korea'), country: 'South Korea', has: true }), [
    '추정값으로 10²⁴ FLOP에는 중국과 미국이 2021년 6월에 가장 먼저 이르렀다. 그 뒤로 한국이 3일 늦게 이르렀다.',
    'By estimate, China and the United States reached 10²⁴ FLOP first, in June 2021. They were followed by South Korea after 3 days.',
  ]);
});

test('the sentence about a level of compute names the window of its models', () => {
  const absent = { flop: 1e26, certain: none, estimated: none, possible: none, unknown: 0 };
  assert.deepEqual(both(thresholds, { ...absent, span: '2020~2021년' }, { ...absent, span: '2020–2021' }),
    ['2020~2021년에 나온 모델 가운데 10²⁶ FLOP에 이르렀을 수 있는 것은 없다.', 'No model of 2020–2021 can have reached 10²⁶ FLOP.']);
  assert.deepEqual(both(thresholds, { ...absent, span: '2020~2022년', unknown: 8 }, { ...absent, span: '2020–2022', unknown: 8 }), [
    '2020~2022년에 나온 모델 가운데 학습 연산량이 알려진 것에는 10²⁶ FLOP에 이르렀을 수 있는 것이 없다.',
    'No model of 2020–2022 with a known training compute can have reached 10²⁶ FLOP.',
  ]);
  const some = { flop: 1e25, certain: n(1), estimated: n(2), possible: n(5), unknown: 8 };
  assert.deepEqual(both(thresholds, { ...some, span: '2026년(8월 19일까지)' }, { ...some, span: '2026 up to 19 August' }), [
    '2026년(8월 19일까지)에 나온 모델 가운데 10²⁵ FLOP 이상이 확실한 것은 1개이고, 추정값으로는 2개이며, 추정의 오차까지 헤아리면 많게는 5개다.',
    '1 model of 2026 up to 19 August certainly reached 10²⁵ FLOP, 2 by their estimate, and up to 5 within the error of the estimates.',
  ]);
});

test('once after the sentences about all levels, the report says for how many models the compute is not known', () => {
  const level = (flop, possible, unknown) => ({ flop, certain: 0, byEstimate: 0, possible, unknown });
  const said = (language, unknown, possible) => {
    const page = { f: formats(language), words: { en: english, ko: korean }[language], say: (sentence) => sentence[language], state: {}, variables: {}, from: 2020, to: 2022, spanLabel: '2022' };
    return levels.draw({ thresholds: { modelCount: 20, thresholds: [level(1e24, 9, unknown), level(1e25, possible, unknown), level(1e26, 0, unknown)] } }, page)[0].textContent;
  };
  const [none, some] = ['No model of 2022 with a known training compute can have reached 10²⁵ FLOP.', 'No model of 2022 certainly reached 10²⁵ FLOP, none by its estimate, and up to 5 within the error of the estimates.'];
  assert.deepEqual([said('en', 8, 0), said('en', 8, 5), said('en', 0, 5)], [
    `${none} ${none.replace('10²⁵', '10²⁶')} For 8 models the compute is not known.`,
    `${some} ${none.replace('10²⁵', '10²⁶')} For 8 models the compute is not known.`,
    `${some} No model of 2022 can have reached 10²⁶ FLOP.`,
  ]);
  assert.match(said('ko', 8, 5), / 연산량이 알려지지 않은 모델은 8개다\.$/);
  assert.doesNotMatch(said('ko', 0, 5), /알려지지/);
});
