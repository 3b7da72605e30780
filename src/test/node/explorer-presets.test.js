// The links with which readers of the explorer start, on databases with other revisions than the shipped ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import './page-document.js';
import { makePresets } from '../../main/resources/META-INF/resources/explorer/presets.js';
import { speak } from '../../main/resources/META-INF/resources/explorer/speech.js';

/** The texts and addresses of the visible links, once the reports are known. */
function offered(language, reports) {
  const { part, offer } = makePresets({ speech: speak(language), change() {} });
  if (reports) offer(reports);
  return part.all('a').filter(({ hidden }) => !hidden).map((link) => [link.textContent, link.getAttribute('href')]);
}

test('the links of reports name the revision that is nearest to the data of the report', () => {
  const links = offered('en', [{ slug: 'is-178', revision: { number: 2 } }, { slug: 'is-198', revision: { number: 12 } }, { slug: 'ai-index-2025', revision: { number: 4 } }]);
  assert.deepEqual(links.filter(([text]) => /revision|Revision/.test(text)), [
    ['SPRi IS-198 (2020–2024, revision 12)', '/?revision=12&from=2020&to=2024&countryBasis=group-headquarters&lang=en'],
    ['SPRi IS-178 (2020–2023, revision 2)', '/?revision=2&from=2020&to=2023&countryBasis=recorded&lang=en'],
    ['Revision 12 and the current one', '/?compare=12&lang=en']]);
  assert.equal(links.length, 5);
});

test('without the revision of a report, its links are hidden', () => {
  const others = ['가중치 공개 모델', '한국, 기관별'];
  for (const [reports, texts] of [[null, others], [[], others], [[{ slug: 'is-198', revision: null }, { slug: 'is-178', revision: { number: 1 } }],
    ['SPRi IS-178(2020~2023년, 제1판)', ...others]]]) {
    assert.deepEqual(offered('ko', reports).map(([text]) => text), texts);
  }
});

test('a link changes the state of the page', () => {
  const changes = [];
  const { part, offer } = makePresets({ speech: speak('en'), change: (state) => changes.push(state) });
  offer([{ slug: 'is-198', revision: { number: 12 } }]);
  const click = (part.all('a')[0].listeners.click);
  click({ ctrlKey: true });
  click({ preventDefault() {} });
  assert.deepEqual(changes.map(({ revision, from, countryBasis }) => [revision, from, countryBasis]), [[12, 2020, 'GROUP_HEADQUARTERS']]);
});
