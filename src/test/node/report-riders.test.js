// Additional remarks, and names, in the report's sentences about countries, organizations and tasks.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import './page-document.js';
import { formats } from '../../main/resources/META-INF/resources/shared/format.js';
import { textOf } from '../../main/resources/META-INF/resources/shared/say.js';
import { leadersSentence } from '../../main/resources/META-INF/resources/report/sections/countries.js';
import { focus as focusSection } from '../../main/resources/META-INF/resources/report/sections/focus.js';
import { en as english } from '../../main/resources/META-INF/resources/report/words/en.js';
import { ko as korean } from '../../main/resources/META-INF/resources/report/words/ko.js';
import * as bases from '../../main/resources/META-INF/resources/report/sentences/bases.js';
import * as developers from '../../main/resources/META-INF/resources/report/sentences/developers.js';
import * as focus from '../../main/resources/META-INF/resources/report/sentences/focus.js';
import * as organizations from '../../main/resources/META-INF/resources/report/sentences/organizations.js';
import { tasks } from '../../main/resources/META-INF/resources/report/sentences/domains.js';
import { multimodal, open } from '../../main/resources/META-INF/resources/report/sentences/shares.js';

const page = (language) => ({
  f: formats(language), say: (sentence) => sentence[language], of: () => ({}), state: { lang: language, countryBasis: 'HEADQUARTERS' },
  from: 2020, to: 2023, complete: null, recorded: false,
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
    prolific: { count: 1, of: {}, countries: [{ label: 'China', n: 1, of: {} }, { label: 'France', n: 1, of: {} }], unknown: { n: 0, of: null } },
  };
  assert.equal(textOf(organizations.en(formats('en'), data)), 'Google released the most models of 2024 (3).'
    + ' One organization released 3 or more: 1 from China and 1 from France. An organization with several countries counts for each.');
});

test('the sentence does not place organizations without a known country', () => {
  const said = (language, label, recorded = false) => textOf(organizations[language](formats(language), {
    year: '2021', least: 2, grouped: false, ranking: [{ rank: 1, label: 'Naver', country: null, n: 2, of: {} }],
    prolific: { count: 2, of: {}, countries: [{ label, n: 1, of: {} }], unknown: { n: 1, of: {} } }, recorded,
  }));
  assert.deepEqual([said('en', 'South Korea'), said('ko', '한국')], [
    'Naver released the most models of 2021 (2). 2 organizations released 2 or more: 1 from South Korea. For 1 no country is known.',
    '2021 최다 출시는 Naver(2개)이다. 2개 이상 내놓은 곳은 2곳이며 나라별로는 한국 1곳이다. 1곳은 국가를 알 수 없다.',
  ]);
  assert.match(said('en', 'South Korea', true), / For 1 no country is recorded\.$/);
  assert.match(said('ko', '한국', true), / 1곳은 국가가 적혀 있지 않다\.$/);
  assert.deepEqual([english.withoutCountry(true), korean.withoutCountry(true), english.notes.unplaced('2', true), korean.notes.unplaced('2', true)], [
    'Organizations without a recorded country', '국가가 적혀 있지 않은 기업/기관',
    '2 organizations without a recorded country are left out.', '국가가 적혀 있지 않은 기업/기관 2곳은 뺐다.']);
  assert.deepEqual([english.withoutCountry(false), korean.withoutCountry(false), english.notes.unplaced('1', false), korean.notes.unplaced('1', false)], [
    'Organizations without a known country', '국가를 알 수 없는 기업/기관',
    'One organization without a known country is left out.', '국가를 알 수 없는 기업/기관 1곳은 뺐다.']);
  assert.deepEqual([true, false].map((recorded) => korean.notes.withoutCountry('4', recorded)),
    ['국가가 적혀 있지 않은 모델 4개는 전체에만 넣었다.', '국가를 알 수 없는 모델 4개는 전체에만 넣었다.']);
});

test('if only one country is known, the sentence about the leaders says so of the models with a known country only', () => {
  const said = (language, unattributed, recorded = false, modelCount = 3) => {
    const series = [{ key: 'US', label: 'United States', modelCount, share: 0.6, rank: 1, tied: false, years: [] }];
    return textOf(leadersSentence({ byCountry: { modelCount: modelCount + unattributed, unattributed, series } }, { ...page(language), recorded }));
  };
  assert.deepEqual([said('en', 2, true), said('ko', 2, true)],
    ['All models with a recorded country came from the United States.', '국가가 적힌 모델은 모두 United States에서 나왔다.']);
  assert.deepEqual([said('en', 0, false, 1), said('en', 2, false, 1), said('ko', 0, false, 1), said('ko', 2, false, 1)], [
    'It came from the United States.', 'The only model with a known country came from the United States.',
    'United States에서 나왔다.', '국가가 알려진 모델 하나는 United States에서 나왔다.',
  ]);
  assert.deepEqual([said('en', 0), said('en', 2), said('ko', 0), said('ko', 2)], [
    'All of them came from the United States.', 'All models with a known country came from the United States.',
    '모두 United States에서 나왔다.', '국가가 알려진 모델은 모두 United States에서 나왔다.',
  ]);
});

test('the sentences about shares deny nothing of models of which nothing is recorded', () => {
  const data = { year: 2020, now: { n: 0, all: 2, of: null }, before: null, first: null };
  const industry = { n: 0, share: 0, of: null };
  const both = (sentence, given) => ['en', 'ko'].map((language) => textOf(sentence[language](formats(language), given)));
  assert.deepEqual([...both(multimodal, data), ...both(open, data),
    ...both(developers, { industry, trend: null, risingSince: null, sole: industry, joint: industry })], [
    'No model of 2020 is recorded as multimodal.', '2020년에는 멀티모달로 표시된 모델이 없다.',
    'No model of 2020 is known to have open weights.', '2020년에 가중치를 공개했다고 알려진 모델은 없다.',
    'Industry is not known to have had a part in any of them. None is known to have been developed jointly.',
    '산업계가 참여했다고 알려진 모델은 없다. 합작이라고 알려진 모델은 없다.',
  ]);
  const only = { n: 1, share: 1, of: null };
  assert.deepEqual(both(developers, { industry, trend: null, risingSince: null, sole: industry, joint: only }), [
    'Industry is not known to have had a part in any of them. It was developed jointly.', '산업계가 참여했다고 알려진 모델은 없다. 합작 모델이다.']);
});

test('the sentences about a country deny it no models while the countries of some models are missing', () => {
  const none = { isYear: true, count: 0, before: null, unattributed: 4 };
  const later = { ...none, count: 2, rank: 3, tied: false, of: {}, before: { year: 2022, n: 0 } };
  const said = (data) => [['en', 'United Kingdom', '2023'], ['ko', '영국', '2023년']].map(([language, country, span]) =>
    textOf(focus[language](formats(language), { ...data, country, span })));
  assert.deepEqual([none, { ...none, recorded: true }, later, { ...later, recorded: true }].flatMap(said), [
    'No model of 2023 is known to have come from the United Kingdom.', '영국에서 2023년에 나왔다고 알려진 모델은 없다.',
    'No model of 2023 is recorded to have come from the United Kingdom.', '영국에서 2023년에 나왔다고 적힌 모델은 없다.',
    'In 2023, the United Kingdom ranks third with 2 models. It is not known to have had a model in 2022.', '2023년 영국은 2개로 3위다. 2022년에는 알려진 모델이 없었다.',
    'In 2023, the United Kingdom ranks third with 2 models. It is not recorded to have had a model in 2022.', '2023년 영국은 2개로 3위다. 2022년에는 적힌 모델이 없었다.',
  ]);
  const series = [{ key: 'US', label: 'United States', modelCount: 3, rank: 1, tied: false, years: [] }];
  const section = { ...page('en'), words: english, countryName: 'United Kingdom', span: '2020–2023', state: { country: 'GB', countryBasis: 'RECORDED' }, recorded: true };
  const [prose] = focusSection.draw({ byCountry: { series, unattributed: 4 }, ofCountry: { totalCount: 0, nodes: [] } }, section);
  assert.equal(prose.textContent, 'No model of 2020–2023 is recorded to have come from the United Kingdom.');
  assert.deepEqual(['en', 'ko'].map((language) => textOf(bases[language](formats(language), { country: '영국', span: '2023년', places: [null, null, null] }))),
    ['For 2023년, 영국 has no rank on any of 3 bases.', '2023년 영국은 세 가지 국가 기준 모두에서 순위가 없다.']);
});
