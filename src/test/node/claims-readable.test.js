// The values of claims as people write them, in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { HEAD } from '../../main/resources/META-INF/resources/claims/documents.js';
import { since } from '../../main/resources/META-INF/resources/report/sections/since.js';
import { COUNTRY_BASES } from '../../main/resources/META-INF/resources/shared/parameters.js';
import { namesOf, readable } from '../../main/resources/META-INF/resources/shared/readable.js';
import { en } from '../../main/resources/META-INF/resources/claims/words/en.js';
import { ko } from '../../main/resources/META-INF/resources/claims/words/ko.js';
import { speak } from '../../main/resources/META-INF/resources/shared/i18n.js';

const SPEECH = { en: { ...speak('en'), words: { claims: en } }, ko: { ...speak('ko'), words: { claims: ko } } };
/** Each country counts on one basis only. */
const named = (korea, france, emirates, chat, video) => ({
  HEADQUARTERS: { nodes: [{ code: 'KR', name: korea }] },
  GROUP_HEADQUARTERS: { nodes: [{ code: 'FR', name: france }] },
  RECORDED: { nodes: [{ code: 'AE', name: emirates }] },
  tasks: [{ slug: 'chat', name: chat }],
  domains: [{ slug: 'video', name: video }],
});
const NAMES = {
  en: named('South Korea', 'France', 'United Arab Emirates', 'Chat', 'Video'), ko: named('한국', '프랑스', '아랍에미리트', '채팅', '영상'),
};

/** A published and a computed value, as a page in the given language writes them. */
function written(language, published, computed) {
  const speech = SPEECH[language];
  const [value] = readable([{ label: 'Value', published, computed, matches: true }], namesOf(NAMES[language]), speech);
  return [value.published, value.computed];
}

const CASES = [
  ['shares beside a word are percentages', 'rising', '0.0645, 0.75, 1, -', ['rising', '6.5%, 75.0%, 100%, none'], ['계속 증가', '6.5%, 75.0%, 100%, 없음']],
  ['counts beside a word stay counts', 'falling', '1, 0', ['falling', '1, 0'], ['계속 감소', '1, 0']],
  ['a published precision is kept', '226.1%', '291.5%', ['226.1%', '291.5%'], ['226.1%', '291.5%']],
  ['a decimal number is no share', '0.5', '0.4', ['0.5', '0.4'], ['0.5', '0.4']],
  ['a decline has a minus sign', 'slightly', '-5%', ['slightly', '−5%'], ['소폭', '−5%']],
  ['half is a word', 'half', '52%', ['half', '52%'], ['절반', '52%']],
  ['a place among the first is no share', 'top 4', '1', ['top 4', '1'], ['상위 4위', '1']],
  ['compute is a power of ten', '3.8e25', '1e26, 2.5e25', ['3.8 × 10²⁵', '10²⁶, 2.5 × 10²⁵'], ['3.8 × 10²⁵', '10²⁶, 2.5 × 10²⁵']],
  ['months and days are dates', '2020-05', '2020-05-28', ['May 2020', '28 May 2020'], ['2020년 5월', '2020년 5월 28일']],
  ['countries, tasks and domains have names', 'KR, chat', 'video, chat', ['South Korea, Chat', 'Video, Chat'], ['한국, 채팅', '영상, 채팅']],
  ['countries have names on each basis', 'FR', 'AE', ['France', 'United Arab Emirates'], ['프랑스', '아랍에미리트']],
  ['names of models are as recorded', 'GLM-4 (0116)', 'Nemotron-4 340B, EXAONE 3.5 32B',
    ['GLM-4 (0116)', 'Nemotron-4 340B, EXAONE 3.5 32B'], ['GLM-4 (0116)', 'Nemotron-4 340B, EXAONE 3.5 32B']],
  ['what the data does not have stays null', '3', null, ['3', null], ['3', null]],
];

for (const [name, published, computed, english, korean] of CASES) {
  test(name, () => assert.deepEqual([written('en', published, computed), written('ko', published, computed)], [english, korean]));
}

test('for each basis, the claims and the report read the names of the countries that have models on this basis', () => {
  for (const query of [HEAD, since.parts({ edition: {}, sharedTo: null }).join()]) {
    const asked = [...query.matchAll(/(\w+): countries\(first: 100, filter: \{ minModels: 1, basis: (\w+) \}\)/g)];
    assert.deepEqual(asked.map(([, alias, basis]) => [alias, basis]), COUNTRY_BASES.map((basis) => [basis, basis]));
  }
});
