// The report's sentences: ties, partial years, small numbers, and subjects whose particles are hard to choose.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { formats } from '../../main/resources/META-INF/resources/shared/format.js';
import { textOf } from '../../main/resources/META-INF/resources/shared/say.js';
import * as bases from '../../main/resources/META-INF/resources/report/sentences/bases.js';
import * as catchUp from '../../main/resources/META-INF/resources/report/sentences/catch-up.js';
import * as change from '../../main/resources/META-INF/resources/report/sentences/change.js';
import * as compute from '../../main/resources/META-INF/resources/report/sentences/compute.js';
import * as developers from '../../main/resources/META-INF/resources/report/sentences/developers.js';
import { domains, tasks } from '../../main/resources/META-INF/resources/report/sentences/domains.js';
import * as focus from '../../main/resources/META-INF/resources/report/sentences/focus.js';
import * as growth from '../../main/resources/META-INF/resources/report/sentences/growth.js';
import * as leaders from '../../main/resources/META-INF/resources/report/sentences/leaders.js';
import * as organizations from '../../main/resources/META-INF/resources/report/sentences/organizations.js';
import * as partial from '../../main/resources/META-INF/resources/report/sentences/partial.js';
import { claims, revisions } from '../../main/resources/META-INF/resources/report/sentences/revisions.js';
import { multimodal, open } from '../../main/resources/META-INF/resources/report/sentences/shares.js';
import * as thresholds from '../../main/resources/META-INF/resources/report/sentences/thresholds.js';
import * as total from '../../main/resources/META-INF/resources/report/sentences/total.js';

const [ko, en] = [formats('ko'), formats('en')];
const of = {};
const none = { n: 0, of: null };
const n = (count) => ({ n: count, of });

/** Ranked values with shares, from [label, count] pairs and a total. */
const ranking = (all, ...pairs) => pairs.map(([label, count]) => ({
  rank: 1 + pairs.filter(([, other]) => other > count).length, label, n: count, share: count / all, of, country: null,
}));

const TOTAL = { from: 2020, to: 2025, until: null, count: 495, organizations: 142, countries: 20, of };
const LEADERS = { overlapping: false, takeover: null };
const CHANGE = { year: 2025, now: n(164), before: n(168), firstFallSince: null, late: false };
const FOCUS = { country: '한국', span: '2025년', isYear: true, count: 4, rank: 3, tied: false, partners: [], of, before: null };
const ORGANIZATIONS = { year: '2025년', least: 3, prolific: { count: 0, of: null, countries: [], unknown: none }, grouped: false };
const DOMAINS = { overlapping: false, unknown: none, rise: null };
const DEVELOPERS = { industry: { n: 9, share: 0.9, of }, trend: null, risingSince: null, sole: { n: 9, share: 0.9, of }, joint: { n: 1, share: 0.1, of } };
const COMPUTE = {
  span: '2020~2025년', total: 10, onRecord: true, records: 2, unpassed: false, growth: null, unknown: { n: 4, share: 0.4, of },
  largest: { model: 'Grok 4', organization: 'xAI', releasedOn: '2025-07-09', flop: '5e26', of },
};
const year = (when, count) => ({ year: when, n: count, of });

const KOREAN = [
  [total, TOTAL, '2020~2025년 전 세계에서 나온 초거대 AI 모델은 모두 495개다. 20개국 142곳이 개발했다.'],
  [total, { ...TOTAL, from: 2024, to: 2024, count: 1, organizations: 1, countries: 1 }, '2024년 한 해 전 세계에서 나온 초거대 AI 모델은 모두 1개다. 1개국 1곳이 개발했다.'],
  [total, { ...TOTAL, count: 0 }, '2020~2025년에 나온 초거대 AI 모델은 없다.'],
  [total, { ...TOTAL, to: 2026, until: '2026-08-19', organizations: 0 }, '2020~2026년(8월 19일까지) 전 세계에서 나온 초거대 AI 모델은 모두 495개다.'],
  [change, { ...CHANGE, firstFallSince: 2020, late: true }, '2025년에는 164개로 한 해 전보다 4개(2.4%) 적어졌다. 2020년 이후 처음으로 줄어든 것이다. 2025년 집계에는 모델이 늦게 더해질 수 있다.'],
  [change, { ...CHANGE, now: n(10), before: n(2) }, '2025년에는 10개로 한 해 전의 2개보다 8개 많아졌다.'],
  [change, { ...CHANGE, now: n(120), before: n(31) }, '2025년에는 120개로 한 해 전(31개)의 3.9배로 늘었다.'],
  [change, { ...CHANGE, now: n(30), before: n(10) }, '2025년에는 30개로 한 해 전(10개)의 3배로 늘었다.'],
  [change, { ...CHANGE, now: n(168) }, '2025년에는 한 해 전과 같은 168개가 나왔다.'],
  [change, { ...CHANGE, now: none, before: n(3) }, '2025년에는 새 모델이 나오지 않았다(전년 3개).'],
  [change, { ...CHANGE, now: n(3), before: none }, '전년에 없던 모델이 2025년에는 3개 나왔다.'],
  [growth, { years: [year(2022, 31), year(2023, 120), year(2024, 168), year(2025, 164)], rate: 0.7425 },
    '2022년 31개에서 2025년 164개로, 해마다 평균 74.3% 늘어난 셈이다. 가장 많았던 해는 2024년(168개)이다.'],
  [growth, { years: [year(2020, 2), year(2021, 12), year(2022, 12)], rate: 1.449 },
    '2020년 2개에서 2022년 12개로, 해마다 평균 144.9% 늘어난 셈이다. 첫해가 2개뿐이어서 증가율이 크게 나온다. 가장 많았던 해는 2021년과 2022년(각 12개)이다.'],
  [growth, { years: [{ year: 2019, n: 0, of: null }, year(2020, 2), year(2021, 2)], rate: null }, '2019년에 나온 모델이 없어 연평균 증가율은 셈하지 않았다. 가장 많았던 해는 2020년과 2021년(각 2개)이다.'],
  [partial, { year: 2026, asOf: '2026-08-19', count: 30, of }, '2026년은 8월 19일까지 확인된 30개만 담고 있어 다른 해와 견줄 수 없다.'],
  [partial, { year: 2026, asOf: '2026-01-07', count: 0, of }, '2026년 모델은 1월 7일 현재 아직 없다.'],
  [leaders, { ...LEADERS, ranking: ranking(495, ['미국', 224], ['중국', 197], ['한국', 18]), overlapping: true,
    takeover: { year: 2025, ahead: { label: '중국', ...n(83) }, behind: { label: '미국', ...n(66) } } },
  '나라별로는 미국이 224개(45.3%)로 가장 많고, 중국 197개, 한국 18개 순이다. 2025년에는 중국이 83개로 미국(66개)을 앞질렀다. 여러 나라가 함께 만든 모델은 나라마다 한 번씩 셌다.'],
  [leaders, { ...LEADERS, ranking: ranking(6, ['프랑스', 3], ['캐나다', 3]) }, '나라별로는 프랑스와 캐나다가 각 3개로 공동 1위다.'],
  [leaders, { ...LEADERS, ranking: ranking(10, ['미국', 6], ['이스라엘', 2], ['러시아', 2]) }, '나라별로는 미국이 6개(60.0%)로 가장 많고, 이스라엘과 러시아가 각 2개로 공동 2위다.'],
  [leaders, { ...LEADERS, ranking: ranking(10, ['미국', 5], ['중국', 3], ['홍콩', 1], ['독일', 1]) }, '나라별로는 미국이 5개(50.0%)로 가장 많고, 중국 3개에 이어 홍콩과 독일이 각 1개로 공동 3위다.'],
  [leaders, { ...LEADERS, ranking: ranking(10, ['미국', 5], ['일본', 1], ['독일', 1], ['영국', 1], ['스위스', 1], ['핀란드', 1]) },
    '나라별로는 미국이 5개(50.0%)로 가장 많고, 일본, 독일, 영국 등 5개국이 각 1개로 공동 2위다.'],
  [leaders, { ...LEADERS, ranking: ranking(3, ['이스라엘', 3]) }, '모두 이스라엘에서 나왔다.'],
  [leaders, { ...LEADERS, ranking: ranking(4, ['호주', 3], ['핀란드', 1]) }, '나라별로는 호주가 3개(75.0%)로 가장 많고, 핀란드가 1개로 뒤를 잇는다.'],
  [focus, { ...FOCUS, before: { year: 2024, n: 3, rank: 5, tied: true } }, '2025년 한국은 4개로 3위다. 2024년 공동 5위에서 두 계단 올랐다.'],
  [focus, { ...FOCUS, count: 3, tied: true, partners: ['프랑스'], before: { year: 2024, n: 8, rank: 3, tied: false } },
    '2025년 한국은 3개로 공동 3위다. 프랑스와 같은 수다. 2024년과 같은 순위다.'],
  [focus, { ...FOCUS, country: '이스라엘', rank: 4, tied: true, partners: ['중국', '독일'], before: { year: 2024, n: 9, rank: 3, tied: false } },
    '2025년 이스라엘은 4개로 공동 4위다. 중국, 독일과 같은 수다. 2024년 3위에서 한 계단 내려갔다.'],
  [focus, { ...FOCUS, country: '캐나다', before: { year: 2024, n: 0, rank: null, tied: null } }, '2025년 캐나다는 4개로 3위다. 2024년에는 모델이 없었다.'],
  [focus, { ...FOCUS, country: '포르투갈', span: '2020~2025년', isYear: false, count: 0 }, '포르투갈에서 2020~2025년에 나온 모델은 없다.'],
  [organizations, { ...ORGANIZATIONS, grouped: true,
    ranking: ranking(164, ['알리바바', 20], ['오픈AI', 16], ['엔비디아', 15]).map((one) => ({ ...one, country: one.label === '알리바바' ? '중국' : '미국' })),
    prolific: { count: 18, of, countries: [{ label: '중국', ...n(10) }, { label: '미국', ...n(7) }, { label: '프랑스', ...n(1) }], unknown: none } },
  '2025년 최다 출시는 중국의 알리바바(20개), 다음은 오픈AI(16개), 엔비디아(15개)이다. 3개 이상 내놓은 곳은 18곳이며 나라별로는 중국 10곳, 미국 7곳, 프랑스 1곳이다. 계열 조직은 모기업에 합쳐 셌다.'],
  [organizations, { ...ORGANIZATIONS, ranking: ranking(9, ['LG', 3], ['KT', 3], ['Unheard', 1]) },
    '2025년 최다 출시는 LG와 KT(각 3개), 다음은 Unheard(1개)이다. 2025년에 3개 이상 내놓은 곳은 없다.'],
  [organizations, { ...ORGANIZATIONS, ranking: ranking(9, ['Unheard', 2], ['IBM', 2]) }, '2025년 최다 출시는 Unheard·IBM(각 2개)이다. 2025년에 3개 이상 내놓은 곳은 없다.'],
  [organizations, { ...ORGANIZATIONS, least: 1, ranking: ranking(9, ['구글', 9]), prolific: { count: 1, of, countries: [{ label: '미국', ...n(1) }], unknown: none } },
    '2025년 최다 출시는 구글(9개)이다. 하나라도 내놓은 곳은 1곳이며 미국에 있다.'],
  [domains, { ...DOMAINS, ranking: ranking(495, ['언어', 407], ['비전', 107], ['영상', 61]), overlapping: true, unknown: n(4), rise: { label: '비전', year: 2025, before: n(40), now: n(52) } },
    '분야로 보면 언어 모델이 407개(82.2%)로 가장 많고 비전(21.6%), 영상(12.3%)이 뒤따른다. 한 모델이 여러 분야에 들 수 있어 합은 100%를 넘는다. 분야가 적혀 있지 않은 4개는 뺐다. 비전 모델은 2024년 40개에서 2025년 52개로 늘었다.'],
  [domains, { ...DOMAINS, ranking: ranking(3, ['로보틱스', 3]) }, '분야로 보면 로보틱스 모델이 3개(100%)로 가장 많다.'],
  [tasks, { ...DOMAINS, ranking: ranking(100, ['광학 문자 인식(OCR)', 40], ['번역', 20], ['채팅', 10]) }, '과업으로 보면 광학 문자 인식(OCR)이 40개(40.0%)로 가장 많고 번역(20.0%), 채팅(10.0%)이 뒤따른다.'],
  [multimodal, { year: 2025, now: { n: 41, all: 164, of }, before: { n: 30, all: 168 }, first: null }, '2025년 모델 가운데 멀티모달로 표시된 것은 41개(25.0%)로, 비중이 전년보다 7.1%p 높다.'],
  [multimodal, { year: 2025, now: { n: 2, all: 20, of }, before: { n: 1, all: 9 }, first: { year: 2021, organization: 'LG', model: 'EXAONE 1.0' } },
    '2025년 모델 가운데 멀티모달로 표시된 것은 2개(10.0%)다. 첫 멀티모달 모델은 2021년 LG의 EXAONE 1.0 모델이다.'],
  [multimodal, { year: 2020, now: { n: 0, all: 2, of }, before: null, first: null }, '2020년에는 멀티모달로 표시된 모델이 없다.'],
  [open, { year: 2025, now: { n: 10, all: 20, of }, before: { n: 5, all: 10 } }, '2025년 모델 가운데 가중치를 공개한 것은 10개(50.0%)로, 비중이 전년과 같다.'],
  [developers, { ...DEVELOPERS, trend: { year: 2025, before: 0.952, now: 0.939 } }, '9개(90.0%)는 산업계가 홀로 또는 함께 개발했다. 이 비중은 2024년 95.2%에서 2025년 93.9%로 낮아졌다. 한 조직의 단독 개발이 9개(90.0%), 합작이 1개(10.0%)다.'],
  [developers, { ...DEVELOPERS, trend: { year: 2025, before: 0.95201, now: 0.95202 }, joint: { n: 0, share: 0, of: null }, risingSince: 2022 },
    '9개(90.0%)는 산업계가 홀로 또는 함께 개발했다. 이 비중은 2024년과 2025년 모두 95.2%다. 합작이라고 알려진 모델은 없다.'],
  [compute, { ...COMPUTE, growth: { models: 11, factor: 4.66, fit: 0.987, months: 5.4, of } },
    '학습 연산량이 알려진 모델 가운데 가장 큰 것은 2025년 7월에 나온 xAI의 Grok 4 모델(5×10²⁶ FLOP)이다. 최고 기록은 해마다 4.7배가 되었고(11개 모델, R² 0.99), 두 배가 되는 데 5.4개월이 걸렸다. 2020~2025년에 나온 모델 가운데 연산량이 알려지지 않은 것은 4개(40.0%)다.'],
  [compute, { ...COMPUTE, largest: null }, '2020~2025년에 나온 모델 가운데 학습 연산량이 알려진 것은 없다.'],
  [thresholds, { span: '2020~2025년', flop: 1e26, certain: none, estimated: n(3), possible: n(20), unknown: 0 }, '2020~2025년에 나온 모델 가운데 10²⁶ FLOP 이상이 확실한 것은 없고, 추정값으로는 3개이며, 추정의 오차까지 헤아리면 많게는 20개다.'],
  [thresholds, { span: '2020~2025년', flop: 1e26, certain: none, estimated: none, possible: none, unknown: 0 }, '2020~2025년에 나온 모델 가운데 10²⁶ FLOP에 이르렀을 수 있는 것은 없다.'],
  [catchUp, { flop: 1e25, country: '한국', has: false, reached: [{ label: '미국', reachedOn: '2023-03-15', days: 0, of }, { label: '사우디아라비아', reachedOn: '2024-03-04', days: 355, of }, { label: '중국', reachedOn: '2024-10-28', days: 593, of }] },
    '추정값으로 10²⁵ FLOP에는 미국이 2023년 3월에 가장 먼저 이르렀다. 그 뒤로 사우디아라비아가 355일, 중국이 593일 늦게 이르렀다. 한국에서 이 수준에 이른 모델은 알려지지 않았다.'],
  [bases, { country: '한국', span: '2025년', places: [{ rank: 3, tied: false }, { rank: 3, tied: false }, { rank: 3, tied: false }] }, '2025년 한국은 세 가지 국가 기준 모두에서 3위다.'],
  [bases, { country: '프랑스', span: '2025년', places: [{ rank: 4, tied: true }, { rank: 3, tied: false }, { rank: 3, tied: false }] }, '2025년 프랑스는 국가 기준 세 가지 가운데 두 가지에서는 3위이고, 한 가지에서는 공동 4위다.'],
  [revisions, { from: 2020, to: 2024, then: { revision: 3, asOf: '2025-02-01', ...n(271) }, now: { revision: 8, asOf: '2026-08-19', ...n(331) } },
    '2020~2024년을 제3판(2025년 2월 1일)으로 세면 271개, 제8판(2026년 8월 19일)으로 세면 331개다.'],
  [claims, { edition: 'IS-198', total: 32, then: { HOLDS: 27, HOLDS_IN_PART: 1, NOT_DECIDABLE: 4 }, now: { HOLDS: 16, FAILS: 12, NOT_DECIDABLE: 4 }, thenRevision: 3, nowRevision: 8, changed: 13 },
    'IS-198의 서술 32개를 당시 자료(제3판)로 다시 셈하면 맞는 것 27개, 일부만 맞는 것 1개, 자료로 판정할 수 없는 것 4개다. 제8판 자료로는 맞는 것 16개, 맞지 않는 것 12개, 자료로 판정할 수 없는 것 4개다. 판정이 달라진 것은 13개다.'],
];

const ENGLISH = [
  [total, TOTAL, '495 large-scale AI models came out worldwide between 2020 and 2025. They were made by 142 organizations in 20 countries.'],
  [total, { ...TOTAL, from: 2026, to: 2026, until: '2026-08-19', count: 1, organizations: 1, countries: 1 }, 'One large-scale AI model came out worldwide in 2026 up to 19 August. It was made by 1 organization in 1 country.'],
  [change, { ...CHANGE, firstFallSince: 2020 }, 'In 2025 there were 164, 4 fewer than the year before (down 2.4%). It is the first fall in the years from 2020.'],
  [change, { ...CHANGE, now: n(10), before: n(2) }, 'In 2025 there were 10, 8 more than the 2 of the year before.'],
  [growth, { years: [year(2020, 2), year(2021, 12), year(2022, 12)], rate: 1.449 }, 'From only 2 in 2020 to 12 in 2022, releases grew by 144.9% a year on average. 2021 and 2022 share the peak, with 12 each.'],
  [partial, { year: 2026, asOf: '2026-08-19', count: 1, of }, '2026 holds only the one model known by 19 August and cannot be compared with other years.'],
  [leaders, { ...LEADERS, ranking: ranking(10, ['United States', 5], ['China', 3], ['Hong Kong', 1], ['United Kingdom', 1]) },
    'By country, the United States leads with 5 models (50.0%), followed by China (3); Hong Kong and the United Kingdom are joint third with 1 each.'],
  [focus, { ...FOCUS, span: '2025', country: 'South Korea', tied: true, partners: ['France'], before: { year: 2024, n: 3, rank: 5, tied: true } }, 'In 2025, South Korea ranks joint third with 4 models, as many as France. It was joint fifth in 2024.'],
  [focus, { ...FOCUS, span: '2025', country: 'United Kingdom', count: 0 }, 'No model of 2025 came from the United Kingdom.'],
  [multimodal, { year: 2025, now: { n: 41, all: 164, of }, before: { n: 30, all: 168 }, first: null }, 'Of the models of 2025, 41 (25.0%) are recorded as multimodal, 7.1 percentage points more than the year before.'],
  [compute, { ...COMPUTE, span: '2020–2025', unknown: { n: 0, share: 0, of: null } }, 'The largest training run on record is xAI’s Grok 4 of July 2025, at 5 × 10²⁶ FLOP. The 2 records are too few, or span too short a time, for a rate of growth. The compute of every model of 2020–2025 is known.'],
  [bases, { country: 'South Korea', span: '2025', places: [{ rank: 3, tied: false }, { rank: 3, tied: false }, { rank: 3, tied: false }] }, 'For 2025, South Korea ranks third on 3 of 3 bases.'],
  [bases, { country: 'Hong Kong', span: '2025', places: [null, { rank: 5, tied: true }, null] }, 'For 2025, Hong Kong has no rank on 2 and ranks joint fifth on 1 of 3 bases.'],
];

test('for two years, the report gives no average growth', () => {
  const data = { years: [year(2020, 2), year(2021, 10)], rate: 4 };
  assert.deepEqual([growth.ko(ko, data), growth.en(en, data)], [null, null]);
});

test(`the report writes ${KOREAN.length} Korean sentences as expected`, () => {
  assert.ok(KOREAN.length >= 20);
  assert.deepEqual(KOREAN.map(([sentence, data]) => textOf(sentence.ko(ko, data))), KOREAN.map(([, , text]) => text));
});

test(`the report writes ${ENGLISH.length} English sentences as expected`, () => {
  assert.deepEqual(ENGLISH.map(([sentence, data]) => textOf(sentence.en(en, data))), ENGLISH.map(([, , text]) => text));
});

test('shares have one decimal, and only exact values are 0% or 100%', () => {
  assert.deepEqual([0, 0.0004, 0.03, 0.99999, 1].map(ko.share), ['0%', '0.1% 미만', '3.0%', '99.9%', '100%']);
  assert.deepEqual([0.0004, 0.4525].map(en.share), ['less than 0.1%', '45.3%']);
});

test('large amounts have units such as 조 or trillion, by language', () => {
  assert.deepEqual([7e9, 1.75e11, 1.56e13, 9000, 3.41e10, 395061, 19900].map(ko.amount), ['70억', '1,750억', '15조 6,000억', '9,000', '341억', '39만 5,000', '1만 9,900']);
  assert.deepEqual([7e9, 1.75e11, 1.56e13, 9000].map(en.amount), ['7 billion', '175 billion', '15.6 trillion', '9,000']);
});
