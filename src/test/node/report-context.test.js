// What an address means at a revision: the window of the report, and the edition with which the report is compared.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import './page-document.js';
import { readAddress } from '../../main/resources/META-INF/resources/report/address.js';
import { editionsOf, makeContext } from '../../main/resources/META-INF/resources/report/context.js';
import { start } from '../../main/resources/META-INF/resources/report/documents.js';
import { formats } from '../../main/resources/META-INF/resources/shared/format.js';
import { textOf } from '../../main/resources/META-INF/resources/shared/say.js';
import { totalSentence } from '../../main/resources/META-INF/resources/report/sections/overview.js';
import { since } from '../../main/resources/META-INF/resources/report/sections/since.js';
import { claims } from '../../main/resources/META-INF/resources/report/sentences/revisions.js';
import { en } from '../../main/resources/META-INF/resources/report/words/en.js';
import { ko } from '../../main/resources/META-INF/resources/report/words/ko.js';

const REPORTS = [
  { slug: 'is-178', title: 'IS-178: edition of August 2024', publishedOn: '2024-08-19', revision: { number: 1, asOf: '2024-07-16' } },
  { slug: 'is-198', title: 'IS-198: edition of 2025', publishedOn: '2025-02-14', revision: { number: 3, asOf: '2025-02-01' } },
  { slug: 'atlas-2026-08', title: 'Ten statements', publishedOn: '2026-11-28', revision: { number: 8, asOf: '2026-08-19' } },
];
const REVISION_1 = { from: 2019, to: 2024, lastCompleteYear: 2023, revision: { number: 1, asOf: '2024-07-16' }, sources: [] };
const REVISION_8 = { from: 2019, to: 2026, lastCompleteYear: 2025, revision: { number: 8, asOf: '2026-08-19' }, sources: [] };

function open(search, trends, reports = REPORTS) {
  const { state } = readAddress(search, 'en');
  const data = { trends, reports, country: { code: 'KR', name: 'South Korea' }, countries: { nodes: [] } };
  return makeContext(state, data, formats(state.lang), { en, ko }[state.lang]);
}

const windowOf = (search) => {
  const { context: { from, to }, refused } = open(search, REVISION_8);
  return { from, to, refused };
};

test('if the revision does not cover one bound of the window, the other bound stays as it is', () => {
  assert.deepEqual(windowOf('?from=2017&to=2019'), { from: 2019, to: 2019, refused: ['from=2017'] });
  assert.deepEqual(windowOf('?from=2026&to=2030'), { from: 2026, to: 2026, refused: ['to=2030'] });
  assert.deepEqual(windowOf('?to=2019'), { from: 2019, to: 2019, refused: [] });
  assert.deepEqual(windowOf('?from=2026'), { from: 2026, to: 2026, refused: [] });
});

test('a window that ends with the year of the source ends at the date of the source, and other windows end with their last year', () => {
  const trends = { from: 2019, to: 2027, lastCompleteYear: 2025, revision: { number: 9, asOf: '2026-12-20' }, sources: [] };
  const total = { modelCount: 500, organizations: [], countries: [] };
  const named = (search) => {
    const { context } = open(search, trends);
    return [context.spanLabel, textOf(totalSentence({ total }, context))];
  };
  assert.deepEqual(named('?from=2020&to=2027&lang=en'), ['2020–2027', '500 large-scale AI models came out worldwide between 2020 and 2027.']);
  assert.deepEqual(named('?from=2020&to=2027&lang=ko'), ['2020~2027년', '2020~2027년 전 세계에서 나온 초거대 AI 모델은 모두 500개다.']);
  assert.deepEqual(named('?from=2020&to=2026&lang=en'),
    ['2020–2026 up to 20 December', '500 large-scale AI models came out worldwide between 2020 and 20 December 2026.']);
  assert.deepEqual(named('?from=2020&to=2025&lang=en'), ['2020–2025', '500 large-scale AI models came out worldwide between 2020 and 2025.']);
});

test('the menu of countries has the countries that the report counts', () => {
  const { query, variables } = start(readAddress('?countryBasis=headquarters', 'en').state);
  assert.match(query, /countries\(first: 100, filter: \{ minModels: 1, basis: \$countryBasis \}, revision: \$revision\)/);
  assert.equal(variables.countryBasis, 'HEADQUARTERS');
});

test('the report is not compared with the statements of Model Atlas', () => {
  assert.deepEqual(editionsOf(REPORTS).map(({ slug }) => slug), ['is-178', 'is-198']);
  assert.deepEqual(open('?edition=atlas-2026-08', REVISION_8).refused, ['edition=atlas-2026-08']);
});

test('without a valid edition, the report is compared with IS-198', () => {
  const edition = (search, reports) => open(search, REVISION_8, reports).context.edition.slug;
  assert.deepEqual(['', '?edition=is-300', '?edition=is-178'].map((search) => edition(search)), ['is-198', 'is-198', 'is-178']);
  assert.equal(edition('?edition=is-300', REPORTS.slice(0, 1)), 'is-178');
});

test('if the edition is newer than the revision, the report does not say “since”', () => {
  const title = (search, trends) => since.title(open(search, trends).context);
  assert.deepEqual(['?lang=en', '?lang=ko'].map((search) => title(search, REVISION_1)),
    ['IS-198, not yet published at this revision', '이 판에서는 아직 나오지 않은 IS-198']);
  assert.deepEqual(['?lang=en', '?lang=ko'].map((search) => title(search, REVISION_8)), ['What has changed since IS-198', 'IS-198 이후 달라진 것']);
  assert.equal(title('?lang=en&edition=is-178', REVISION_1), 'What has changed since IS-178');
  const data = {
    edition: 'IS-198', total: 32, then: { HOLDS: 32 }, now: { HOLDS: 13, FAILS: 19 }, thenRevision: 3, nowRevision: 1, changed: 19, earlier: true,
  };
  assert.deepEqual([textOf(claims.ko(formats('ko'), data)), textOf(claims.en(formats('en'), data))], [
    'IS-198의 서술 32개를 당시 자료(제3판)로 다시 셈하면 맞는 것 32개다. 그보다 앞선 제1판 자료로는 맞는 것 13개, 맞지 않는 것 19개다. 판정이 다른 것은 19개다.',
    'Of the 32 statements of IS-198, computed again at its own data (revision 3), 32 hold. At the earlier revision 1, 13 hold and 19 do not hold. 19 verdicts differ.',
  ]);
  assert.equal(ko.unpublished('IS-198', '2025년 2월 14일', 1, '2024년 7월 16일'),
    'IS-198 보고서는 2025년 2월 14일에 나왔고 제1판(2024년 7월 16일 기준)보다 나중의 자료를 썼다. 그래서 아래의 차이는 그 뒤에 달라진 것이 아니다.');
});

test('a claim that is decidable at the edition’s revision alone has no value at the page’s revision', () => {
  const { context } = open('?lang=en', REVISION_8);
  const claim = { slug: 'is-198-1', statement: 'Statement', reason: null, verdict: 'HOLDS', values: [{ label: 'Rank', published: '3', computed: '3', matches: true }] };
  const basis = { nodes: [] };
  const data = {
    edition: {
      revision: { number: 3 },
      then: { totalCount: 1, nodes: [claim] },
      now: { totalCount: 1, nodes: [{ slug: claim.slug, verdict: 'NOT_DECIDABLE', values: [] }] },
    },
    tasks: [], domains: [], HEADQUARTERS: basis, GROUP_HEADQUARTERS: basis, RECORDED: basis,
  };
  const table = since.draw(data, context).at(-1);
  assert.deepEqual(table.all('td').slice(-2).map(({ textContent }) => textContent), ['3', '–']);
});

test('without an edition that has a revision, the report compares nothing', () => {
  const { context } = open('', REVISION_8, REPORTS.map((report) => ({ ...report, revision: null })));
  assert.equal(context.edition, undefined);
  assert.deepEqual([since.title(context), since.parts(context), since.draw({}, context)], [undefined, [], null]);
});
