// The texts, tables and requests of the explorer's figures, tested without drawing the figures.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import './without-d3.js';

const EXPLORER = '../../main/resources/META-INF/resources/explorer/';
const { csv } = await import(`${EXPLORER}../shared/csv.js`);
const { speak } = await import(`${EXPLORER}speech.js`);
const { emptyState } = await import(`${EXPLORER}state.js`);
const { fileRows } = await import(`${EXPLORER}table.js`);
const { countIn, shareIn } = await import(`${EXPLORER}views/layers.js`);
const { firsts } = await import(`${EXPLORER}views/firsts.js`);
const { frontier } = await import(`${EXPLORER}views/frontier.js`);
const { multimodality } = await import(`${EXPLORER}views/multimodality.js`);
const { ranking } = await import(`${EXPLORER}views/ranking.js`);
const { releases } = await import(`${EXPLORER}views/releases.js`);
const { scatter } = await import(`${EXPLORER}views/scatter.js`);

const [en, ko] = [speak('en'), speak('ko')];
const network = globalThis.fetch;
afterEach(() => { globalThis.fetch = network; });

const REVISION = { revision: { number: 3, asOf: '2025-02-01' }, sources: [{ attribution: 'Epoch AI' }], otherSources: 0 };

test('the file of the ranking has a number in each cell of the rank, and a column for ties', () => {
  const data = { ...REVISION, ranking: [
    { rank: 1, tied: false, key: 'US', label: 'United States', modelCount: 63, share: 0.5 },
    { rank: 2, tied: true, key: 'FR', label: 'France', modelCount: 3, share: 0.25 },
  ] };
  for (const speech of [en, ko]) {
    const table = ranking.table(data, { speech, state: emptyState() });
    const url = 'https://example.org/?revision=3&lang=en';
    assert.deepEqual(fileRows([{ table, data }], url), [
      ['rank', 'country', 'country_key', 'models', 'share', 'tied', 'revision', 'as_of', 'source', 'other_sources', 'url'],
      [[1, 'United States', 'US', 63, 0.5, 'false', 3, '2025-02-01', ['Epoch AI'], 0, url], [2, 'France', 'FR', 3, 0.25, 'true', 3, '2025-02-01', ['Epoch AI'], 0, url]],
    ]);
    assert.deepEqual(table.rows.map((row) => table.header[0].ofRow(row)), speech === en ? ['1', '2='] : ['1위', '공동 2위']);
  }
});

test('the files in both languages differ only in names, and each name has its key beside it', () => {
  const named = (slug, name, korean) => (speech) => ({ slug, code: slug, key: slug, name: speech === ko ? korean : name, label: speech === ko ? korean : name });
  const [art, lab] = [named('kust', 'Korea University of Science, Technology and Art', '과기예대'), named('a-b', 'A|B', '가|나')];
  const [korea, france] = [named('KR', 'South Korea', '한국'), named('FR', 'France', '프랑스')];
  const years = [{ year: 2024, partial: false, modelCount: 2, share: 1 }];
  const data = (speech) => {
    const model = { ...point('GPT-3'), organizations: [art(speech), lab(speech)], countries: [korea(speech), france(speech)] };
    return { ...REVISION, otherSources: 2, years, points: [model], isLit: () => false, series: [{ ...korea(speech), modelCount: 2, years }],
      ranking: [{ ...korea(speech), rank: 1, tied: false, modelCount: 2, share: 1 }], computeFrontier: [{ flop: 1e25, factor: null, model }],
      firsts: [{ ...korea(speech), model, models: [model, { ...point('B'), organizations: [lab(speech)] }] }] };
  };
  for (const view of [ranking, releases, firsts, frontier, scatter, multimodality]) {
    const [english, korean] = [en, ko].map((speech) =>
      fileRows([{ data: data(speech), table: view.table(data(speech), { speech, state: emptyState() }) }], 'https://example.org/'));
    const [header, rows] = english;
    assert.deepEqual(korean[0], header);
    const differing = header.filter((_, at) => rows.some((row, line) => String(row[at]) !== String(korean[1][line][at])));
    assert.ok(differing.length > 0, view.id);
    assert.ok(differing.every((name) => /_keys?$/.test(header[header.indexOf(name) + 1])), `${view.id}: ${differing}`);
    const cell = (name) => rows[0][header.indexOf(name)];
    assert.deepEqual([cell('source'), cell('other_sources')], [['Epoch AI'], 2]);
    if (header.includes('organizations')) {
      assert.deepEqual([cell('organizations'), cell('organization_keys')], [[art(en).name, 'A|B'], ['kust', 'a-b']]);
      assert.ok(csv(header, rows).includes('"Korea University of Science, Technology and Art|A\\|B",kust|a-b,'));
    }
  }
});

test('the bar of the other countries counts a model of several of them once', async () => {
  const value = (key, ...counts) => ({
    key, label: key, modelCount: counts[0] + counts[1], years: counts.map((modelCount, at) => ({ year: 2024 + at, modelCount, share: modelCount / 20 })),
  });
  const large = ['US', 'CN', 'FR', 'KR', 'GB', 'DE'].map((key) => value(key, 5, 5));
  const data = { ...REVISION, from: 2024, to: 2025, modelCount: 40, series: [...large, value('BG', 0, 1), value('CH', 0, 2), value('UA', 1, 2)],
    years: [2024, 2025].map((year) => ({ year, modelCount: 20, partial: false })) };
  const asked = [];
  globalThis.fetch = async (url) => {
    const { searchParams } = new URL(url, 'http://localhost');
    asked.push([searchParams.get('query').split('(')[0], JSON.parse(searchParams.get('variables'))]);
    return { json: async () => ({ data: { now: { years: [{ year: 2024, modelCount: 1 }, { year: 2025, modelCount: 3 }] } } }) };
  };
  const draw = async (state) => {
    const panel = await releases.complete(data, { all: [data], filter: { sectors: ['INDUSTRY'] }, state });
    return { panel, layers: releases.shared([panel], state, en).layers };
  };
  const state = { ...emptyState(), lang: 'en', sector: ['INDUSTRY'] };
  const { panel, layers } = await draw(state);
  assert.deepEqual(layers.at(-1).keys, ['UA', 'CH', 'BG']);
  assert.deepEqual([0, 1].map((at) => [countIn(layers.at(-1), panel, at), shareIn(layers.at(-1), panel, at)]), [[1, 0.05], [3, 0.15]]);
  assert.deepEqual([0, 1].map((at) => [countIn(layers[0], panel, at), shareIn(layers[0], panel, at)]), [[5, 0.25], [5, 0.25]]);
  const [[name, variables], ...others] = asked;
  assert.deepEqual([name, others], ['query OtherReleases', []]);
  assert.deepEqual([variables.revision, variables.from, variables.to, variables.filter], [
    3, 2024, 2025, { sectors: ['INDUSTRY'], countries: ['UA', 'CH', 'BG'], countryBasis: state.countryBasis }]);
  assert.equal((await draw({ ...state, measure: 'SHARE' })).layers.length, 6);
  assert.equal(asked.length, 1, 'a chart of lines does not draw the other countries');
});

const point = (name, values = {}) => ({
  slug: name.toLowerCase(), name, releasedOn: '2024-05-01', confidence: 'LIKELY', parameters: 175e9, trainingCompute: null, organizations: [], countries: [], ...values,
});

/** The texts that a highlight makes the scatter search for. */
async function searchedFor(highlight) {
  const searched = [];
  globalThis.fetch = async (url) => {
    const { filter } = JSON.parse(new URL(url, 'http://localhost').searchParams.get('variables'));
    if (filter.text) searched.push(filter.text);
    if (filter.text?.includes('eleven')) {
      return { json: async () => ({ errors: [{ message: '`filter.text` has 11 words.', extensions: { code: 'BAD_USER_INPUT', argument: 'filter.text' } }] }) };
    }
    return { json: async () => ({ data: { models: { nodes: filter.text ? [] : [point('GPT-3')], pageInfo: { hasNextPage: false } } } }) };
  };
  const data = { ...REVISION, counts: [{ year: 2024, modelCount: 1 }] };
  const { points, isLit } = await scatter.complete(data, { filter: null, state: { ...emptyState(), lang: 'en', highlight } });
  assert.equal(points.some(isLit), highlight === 'GPT');
  return searched;
}

test('a highlight that the API cannot search for, or refuses, matches no model', async () => {
  assert.deepEqual(await searchedFor('GPT'), []);
  assert.deepEqual(await searchedFor('엑사원'), ['엑사원']);
  const refused = 'one two three four five six seven eight nine ten eleven';
  assert.deepEqual(await searchedFor(refused), [refused]);
  const legal = 'Qwen3-235B-A22B-Thinkin (Jul 2025)';
  assert.deepEqual(await searchedFor(legal), [legal]);
  assert.deepEqual(await searchedFor('%'), []);
});

test('numbers of parameters have units of the language', () => {
  const state = { ...emptyState(), form: ['SCATTER_PARAMETERS'] };
  const points = [point('GPT-3'), point('Tiny', { parameters: 9000 })];
  const texts = (speech) => {
    const [column] = scatter.table({ points, isLit: () => false }, { state, speech }).header.filter(({ name }) => name === 'parameters');
    return [column.text(15.6e12), scatter.finding({ points }, { state, speech }), speech.words.scatter.parametersOf(column.text(175e9)), speech.words.scatter.parametersOf(column.text(9000))];
  };
  assert.deepEqual(texts(ko), ['15조 6,000억', '모델 2개 가운데 2개의 매개변수 수가 알려졌거나 추정되었습니다. 가장 큰 모델: GPT-3, 1,750억.',
    '매개변수 1,750억 개', '매개변수 9,000개']);
  assert.deepEqual(texts(en).slice(1, 3), ['Of 2 models, 2 have a known or estimated number of parameters. The largest is GPT-3: 175bn.', '175bn parameters']);
});

test('sentences about one model have the singular', () => {
  const { frontier, scatter: words } = en.words;
  assert.equal(frontier.unknown('1', '526'), '1 of 526 models has no known or estimated training compute, so it cannot appear here.');
  assert.equal(frontier.unknown('2', '526'), '2 of 526 models have no known or estimated training compute, so they cannot appear here.');
  assert.deepEqual([[1, '526'], [2, '526'], [1, '1']].map(([n, all]) => words.unknown(false, String(n), all, n)), [
    '1 of 526 models has no known training compute. It is the tick below the plot.',
    '2 of 526 models have no known training compute. They are the ticks below the plot.',
    'The only model has no known training compute. It is the tick below the plot.',
  ]);
  assert.deepEqual([['1', '5'], ['1', '1']].map(([known, all]) => words.finding(false, known, all, 'GPT-4', 'OpenAI', '2.1 × 10²⁵ FLOP')), [
    'Of 5 models, 1 has a known or estimated training compute. The largest is GPT-4 of OpenAI: 2.1 × 10²⁵ FLOP.',
    'The only model is GPT-4 of OpenAI: 2.1 × 10²⁵ FLOP.',
  ]);
});

test('the ranking says how many models have no value, and are not shown', () => {
  const notes = (speech, unattributed) => ranking.notes([{ ...REVISION, unattributed, ranking: [] }],
    { state: { ...emptyState(), by: 'COUNTRY', compare: null }, speech }).filter(Boolean);
  assert.deepEqual([notes(en, 12)[0], notes(en, 1)[0], notes(ko, 12)[0]], [
    '12 models have no recorded country and are not shown.', '1 model has no recorded country and is not shown.',
    '국가 정보가 없는 모델 12개는 차트에서 제외했습니다.']);
  assert.ok(!notes(en, 0).some((note) => note.includes('recorded country')));
});

test('figures by collaboration say how models without an organization count', () => {
  const notes = (view, speech, by) => view.notes([{ ...REVISION, unattributed: 0, ranking: [], series: [], years: [] }],
    { state: { ...emptyState(), by, compare: null }, shared: { layers: [] }, speech }).filter(Boolean);
  for (const view of [ranking, releases]) {
    assert.ok(notes(view, en, 'COLLABORATION').includes('A model without a recorded organization counts as one with one developer.'));
    assert.ok(notes(view, ko, 'COLLABORATION').includes('기업/기관 정보가 없는 모델은 단독 개발로 집계했습니다.'));
    assert.ok(!notes(view, en, 'SECTOR').some((note) => note.includes('one developer')));
  }
});
