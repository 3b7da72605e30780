// The explorer's figures of few models: of no model, of one model, and of models or years without values.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { onPage } from './browser.js';
import { figure, open, settled } from './explorer.js';

const FIGURES = ['releases', 'ranking', 'frontier', 'scatter', 'firsts', 'multimodality'];
const DIMENSIONS = ['country', 'organization', 'sector', 'domain', 'domain-count', 'task', 'task-count', 'collaboration',
  'accessibility', 'confidence', 'compute-magnitude'];
const FORMS = ['', '&measure=share&form=scatter-parameters', '&form=small-multiples&form=frontier-linear&form=scatter-linear',
  `&${FIGURES.map((id) => `table=${id}`).join('&')}`];
/** Filters that match no model, or models of which none has a country, a task or a domain. */
const SPARSE = {
  'no model': 'revision=8&text=nonesuch',
  'a year before all models': 'revision=8&from=1950&to=1950',
  'models without a country': 'revision=1&countryBasis=recorded&text=Gemini',
  'one model without a task': 'revision=8&text=Luca+2.0',
  'no model beside many': 'revision=8&compare=1&text=Luca+2.0',
  'models without a country beside models with one': 'revision=8&compare=1&countryBasis=recorded&text=Gemini',
};

/** Goes to another state of the open page, as a link within the page does. */
async function go(page, address) {
  await page.evaluate((there) => {
    history.pushState(null, '', there);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
  await settled(page);
}

/** Opens the explorer with all figures, also with the scatter, which loads only when it is near. */
async function openAll(page, address) {
  await open(page, address);
  await figure(page, 'scatter').scrollIntoViewIfNeeded();
  await page.locator('#scatter .panels').locator('.message, .panel').first().waitFor();
  await settled(page);
}

/** What each figure shows: a message, or a chart or table. */
const shown = (page) => page.evaluate((figures) => Object.fromEntries(figures.map((id) => {
  const [body] = document.querySelectorAll(`#${id} .panels`);
  return [id, body.querySelector(':scope > .message strong')?.textContent ?? (body.querySelector('.mark, .point, table') ? 'values' : 'nothing')];
})), FIGURES);

for (const [models, filter] of Object.entries(SPARSE)) {
  test(`the explorer shows ${models} in every breakdown and form`, () => onPage(async (page, troubles) => {
    await openAll(page, `/?${filter}&lang=en`);
    for (const by of DIMENSIONS) {
      for (const form of FORMS) {
        const address = `/?${filter}&by=${by}${form}&lang=en`;
        await go(page, address);
        assert.deepEqual(troubles, [], address);
        assert.match(await page.locator('#live').textContent(), /^\d+ models? at revision \d\. /, address);
        for (const [id, what] of Object.entries(await shown(page))) {
          assert.match(what, /^(values|No models match these filters\.|(The model has no|None of the \d+ models has a) recorded [a-z ]+\.|None of these models set a record: .*)$/, `${address} ${id}`);
        }
      }
    }
  }));
}

test('the message of a figure whose models have no values differs from that of a figure without models', () => onPage(async (page) => {
  await openAll(page, '/?revision=1&countryBasis=recorded&text=Gemini&lang=en');
  const unknown = 'None of the 4 models has a recorded country.';
  const { releases, ranking, frontier, firsts } = await shown(page);
  assert.deepEqual([releases, ranking, frontier, firsts], [unknown, unknown, 'values', unknown]);
  await openAll(page, '/?revision=8&by=task&text=Luca+2.0&lang=ko');
  assert.deepEqual(await figure(page, 'ranking').locator('.message strong').textContent(), '이 모델에는 과업 정보가 없습니다.');
}));

test('for years without a record of training compute, the figure does not say that the compute is unknown', () => onPage(async (page) => {
  await openAll(page, '/?revision=8&from=2024&to=2024&lang=en');
  const { frontier } = await shown(page);
  assert.equal(frontier, 'None of these models set a record: earlier models used more training compute.');
}));

test('in a comparison, a panel says that its models have no values', () => onPage(async (page) => {
  await open(page, '/?revision=8&compare=1&countryBasis=recorded&text=Gemini&lang=en');
  const panels = figure(page, 'ranking').locator('.panel');
  assert.equal(await panels.nth(0).locator('.message').textContent(), 'None of the 4 models has a recorded country.');
  assert.ok(await panels.nth(1).locator('.mark').count() > 0);
}));

test('if no model has a value in the years with shares, no value has the largest share', () => onPage(async (page) => {
  await open(page);
  const drawn = await page.evaluate(async () => {
    const [{ releases }, { speak }] = await Promise.all([import('/explorer/views/releases.js'), import('/explorer/speech.js')]);
    const years = [{ year: 2024, modelCount: 12, partial: false }, { year: 2025, modelCount: 3, partial: false }];
    const series = [{ key: 'KR', label: 'South Korea', modelCount: 1, years: [{ modelCount: 0, share: 0 }, { modelCount: 1, share: 1 / 3 }] }];
    const state = { by: 'COUNTRY', measure: 'SHARE', form: [] };
    const speech = speak('en');
    return { finding: releases.finding({ years, series }, { state, speech }), most: releases.shared([{ years, series }], state, speech).most };
  });
  assert.deepEqual(drawn, { finding: null, most: 1 });
}));

test('bars without layers show totals, lines skip missing values, and the line of records ends at the date of the source', () => onPage(async (page) => {
  await open(page);
  const totals = await page.evaluate(async () => {
    const { drawBars } = await import('/explorer/charts/bars.js');
    const host = document.createElement('div');
    const years = [{ year: 2024, modelCount: 4, partial: false }];
    drawBars(host, { width: 600, label: 'Bars', years, layers: [], most: 4, tick: String, top: ({ modelCount }) => String(modelCount), note: () => null, overlapping: true,
      total: () => ({ title: 'All', lines: ['4 models'], open() {} }) });
    return [...host.querySelectorAll('.totals text')].map((text) => text.textContent).concat(host.querySelector('.mark').getAttribute('aria-label'));
  });
  assert.deepEqual(totals, ['4', 'All, 4 models']);

  const drawn = await page.evaluate(async () => {
    const [{ drawLines }, { drawFrontier }] = await Promise.all(['lines', 'frontier'].map((name) => import(`/explorer/charts/${name}.js`)));
    const host = document.querySelector('#releases');
    const mark = () => ({ title: 'A mark', lines: [], open() {} });
    const years = [2023, 2024, 2025].map((year) => ({ year, partial: false }));
    const layers = [['High', [0.8, 0.9, null]], ['Low', [0.5, 0.2, null]], ['None', [null, null, null]]].map(([label, values]) => ({ label, colour: 'c0', of: (at) => values[at] }));
    drawLines(host, { width: 900, label: 'Lines', years, layers: layers.slice(0, 2), most: 1, tick: String, note: () => null, mark });
    const lines = host.querySelector('svg[aria-label="Lines"]');
    const ends = [...lines.querySelectorAll('.ends text')].map((name) => Number(name.getAttribute('y')));
    const dots = layers.slice(0, 2).map((_, at) => [...lines.querySelectorAll('circle.dot')].map((dot) => Number(dot.getAttribute('cy')))[2 * at + 1]);
    drawLines(host, { width: 900, label: 'No lines', years, layers: layers.slice(2), most: 1, tick: String, note: () => null, mark });
    const unnamed = host.querySelectorAll('svg[aria-label="No lines"] .ends').length;
    const points = [{ day: '2024-01-01', flop: 1e24, name: 'A' }, { day: '2024-07-01', flop: 1e25, name: 'B' }];
    drawFrontier(host, { width: 900, label: 'Records', points, factorPerYear: null, days: ['2024-01-01', '2027-01-01'], until: '2025-01-01', flops: [1e24, 1e25], log: true, tick: String, unit: 'FLOP', mark });
    const [first, right] = [58 + 12, 900 - 18];
    const last = Number(host.querySelector('svg[aria-label="Records"] .staircase').getAttribute('d').match(/H([\d.]+)$/)[1]);
    return { ends, dots, unnamed, partOfAxis: ((last - first) / (right - first)).toFixed(2) };
  });
  assert.deepEqual(drawn.ends, drawn.dots);
  assert.deepEqual([drawn.unnamed, drawn.partOfAxis], [0, '0.33']);
}));

test('an error of one figure does not stop the page, and the figure can try again', () => onPage(async (page, troubles) => {
  const isReleases = (address) => address.searchParams.get('query')?.startsWith('query Releases(');
  await page.route(isReleases, (route) => route.fulfill({ json: { data: { now: { revision: { number: 9, asOf: '2026-08-19' }, modelCount: 1 } } } }));
  await open(page, '/?lang=en');
  assert.match(troubles.splice(0).join(), /TypeError/);
  const alert = figure(page, 'releases').getByRole('alert');
  assert.match(await alert.innerText(), /^The page could not draw this part\./);
  assert.match(await page.locator('#live').textContent(), /^\d+ models at revision \d+\./);
  assert.match(await page.locator('.foot').textContent(), /^Data as of/);
  assert.ok(await page.getByLabel('Revision', { exact: true }).locator('option').count() > 1);
  assert.ok(await figure(page, 'ranking').locator('.mark').count() > 1);
  await page.unroute(isReleases);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await figure(page, 'releases').locator('.mark').first().waitFor();
}));

test('an error of the key figures does not stop the figures', () => onPage(async (page, troubles) => {
  await page.route((address) => address.searchParams.get('query')?.startsWith('query KeyFigures('), (route) => route.fulfill({ json: { data: { now: {} } } }));
  await open(page, '/?lang=en');
  assert.match(troubles.splice(0).join(), /TypeError/);
  assert.match(await page.locator('.key').getByRole('alert').innerText(), /^The page could not draw this part\./);
  assert.ok(await figure(page, 'ranking').locator('.mark').count() > 1);
}));

test('a figure in a frame says if no model has a value, with its source', () => onPage(async (page) => {
  await page.goto('/?embed=1&figure=releases&revision=1&countryBasis=recorded&text=Gemini&lang=en');
  await figure(page, 'releases').getByText('None of the 4 models has a recorded country.').waitFor();
  await page.getByText('Data as of').waitFor();
}));
