// Other forms of the explorer's charts: small charts, one for each country, and linear scales.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { onPage, picture } from './browser.js';
import { api, figure, open, settled } from './explorer.js';
import { grave } from './axe.js';

const labels = (page, id) => figure(page, id).locator('.mark').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label')));
const search = (page) => [...new URL(page.url()).searchParams];
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
const focusFirst = (page, id) => figure(page, id).locator('.mark[tabindex="0"]').focus();

/** Heights of the columns of the small charts, by the label of their marks. */
const heights = (page) => figure(page, 'releases').locator('.mark').evaluateAll((marks) =>
  Object.fromEntries(marks.map((mark) => [mark.getAttribute('aria-label'), Number(mark.querySelector('.fill').getAttribute('height'))])));

test('each country has a small chart with the API’s counts, and all have the same scale', () => onPage(async (page) => {
  await open(page, '/?revision=8&from=2021&to=2024&lang=en');
  await figure(page, 'releases').getByLabel('Small charts').check();
  await settled(page);
  assert.deepEqual(search(page), [['revision', '8'], ['from', '2021'], ['to', '2024'], ['form', 'small-multiples'], ['lang', 'en']]);
  const { trends } = await api('{ trends(revision: 8, from: 2021, to: 2024) { series(by: COUNTRY) { key label modelCount years { year modelCount } } } }');
  const shown = [...trends.series].sort((one, other) => other.modelCount - one.modelCount || (one.key < other.key ? -1 : 1)).slice(0, 12);
  assert.deepEqual(await figure(page, 'releases').locator('.multiple-title').allTextContents(), shown.map(({ label }) => label));
  const expected = shown.flatMap(({ label, years }) => years.filter(({ modelCount }) => modelCount)
    .map(({ year, modelCount }) => ({ start: `${label}, ${year}, ${modelCount} model`, modelCount })));
  const drawn = Object.entries(await heights(page));
  assert.equal(drawn.length, expected.length);
  const perModel = expected.map(({ start, modelCount }) => {
    const [, height] = drawn.find(([label]) => label.startsWith(start)) ?? assert.fail(start);
    return { modelCount, height };
  }).filter(({ height }) => height > 5).map(({ modelCount, height }) => (height / modelCount).toFixed(2));
  assert.equal(new Set(perModel).size, 1, perModel.join());
  await picture(page, 'explorer-small-charts');
}));

test('small charts can show the values of another dimension, and shares', () => onPage(async (page) => {
  await open(page, '/?revision=8&by=domain&measure=share&form=small-multiples&lang=en');
  const titles = await figure(page, 'releases').locator('.multiple-title').allTextContents();
  assert.equal(titles.length, 12);
  assert.ok((await labels(page, 'releases')).some((label) => /^Language, 2024, \d+ models \(\d+\.\d%\)/.test(label)));
  assert.match(await figure(page, 'releases').locator('.notes').textContent(), /All small charts have the same scale\..*A model counts in the chart of each of its values\./);
}));

test('the arrow keys move along the years of a small chart, and from chart to chart', () => onPage(async (page) => {
  await open(page, '/?revision=8&from=2022&to=2025&form=small-multiples&lang=en');
  await focusFirst(page, 'releases');
  assert.match(await focused(page), /^United States, 2022, /);
  await page.keyboard.press('ArrowRight');
  assert.match(await focused(page), /^United States, 2023, /);
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(page), /^China, 2023, /);
  assert.equal(await page.locator('#releases .tip').isVisible(), true);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'China, 2023' }).getByRole('table').waitFor();
}));

test('in a comparison, both revisions have the same small charts', () => onPage(async (page) => {
  await open(page, '/?revision=8&compare=3&form=small-multiples&lang=en');
  const panels = figure(page, 'releases').locator('.panel');
  assert.equal(await panels.count(), 2);
  assert.deepEqual(await panels.nth(0).locator('.multiple-title').allTextContents(), await panels.nth(1).locator('.multiple-title').allTextContents());
}, { viewport: { width: 1440, height: 900 } }));

test('in a comparison, each note with a number names its revision', () => onPage(async (page) => {
  await open(page, '/?revision=8&compare=1&by=organization&lang=en');
  await figure(page, 'scatter').scrollIntoViewIfNeeded();
  await page.locator('#scatter .panel').first().waitFor();
  await settled(page);
  const FRAGMENT = '{ modelCount unattributed(by: ORGANIZATION) ranking(by: ORGANIZATION) { key } thresholds(flop: [1e23]) { unknown } }';
  const answer = await api(`{ r1: trends(revision: 1) ${FRAGMENT} r8: trends(revision: 8) ${FRAGMENT} }`);
  const notes = (id) => figure(page, id).locator('.notes p').allTextContents();
  for (const [name, id] of [['r1', '1'], ['r8', '8']]) {
    const { modelCount, ranking, thresholds: [{ unknown }] } = answer[name];
    const count = `Revision ${id}: ${unknown} of ${modelCount} models have no known`;
    assert.ok((await notes('frontier')).some((text) => text.startsWith(`${count} or estimated training compute`)), count);
    assert.ok((await notes('scatter')).some((text) => text.startsWith(`${count} training compute.`)), count);
    assert.ok((await notes('ranking')).includes(`Revision ${id}: Top 12 of ${ranking.length}. The table and the CSV list all.`));
    assert.ok((await notes('releases')).some((text) => text.startsWith(`Revision ${id}: Top `)));
  }
  await open(page, '/?revision=1&by=organization&lang=ko');
  assert.ok([...await notes('frontier'), ...await notes('ranking')].every((text) => !text.startsWith('제')));
}));

test('the record training runs can have a linear scale that begins at zero', () => onPage(async (page) => {
  await open(page, '/?revision=8&lang=en');
  const ticks = () => figure(page, 'frontier').locator('.grid text').allTextContents();
  assert.deepEqual(await ticks(), ['10²³', '10²⁴', '10²⁵', '10²⁶', '10²⁷']);
  const points = await labels(page, 'frontier');
  await figure(page, 'frontier').getByLabel('Linear').check();
  await settled(page);
  assert.deepEqual(await ticks(), ['0', '10²⁶', '2 × 10²⁶', '3 × 10²⁶', '4 × 10²⁶', '5 × 10²⁶', '6 × 10²⁶']);
  assert.deepEqual(await labels(page, 'frontier'), points);
  assert.deepEqual(search(page), [['revision', '8'], ['form', 'frontier-linear'], ['lang', 'en']]);
  await page.goBack();
  await settled(page);
  assert.equal(await figure(page, 'frontier').getByLabel('Log', { exact: true }).isChecked(), true);
}));

test('every mark of every chart has the same tooltip for the keyboard and for the pointer', () => onPage(async (page) => {
  for (const form of ['', '&form=small-multiples&form=frontier-linear']) {
    await open(page, `/?revision=3&from=2022&to=2024&lang=en${form}`);
    for (const id of ['releases', 'ranking', 'frontier', 'firsts', 'multimodality']) {
      const marks = figure(page, id).locator('.mark');
      const tip = figure(page, id).locator('.tip');
      for (let at = 0; at < await marks.count(); at++) {
        const mark = marks.nth(at);
        await mark.focus();
        const [name, byKeyboard] = [(await mark.getAttribute('aria-label')) ?? '', await tip.innerText()];
        assert.ok(byKeyboard.length > 0 && await tip.isVisible(), `${id} ${at}`);
        assert.ok(!name || name.startsWith(await tip.locator('strong').textContent()), `${id}: ${name} / ${byKeyboard}`);
        await mark.evaluate((element) => element.blur());
        assert.equal(await tip.isVisible(), false);
        await mark.dispatchEvent('pointerenter');
        assert.equal(await tip.innerText(), byKeyboard);
        await mark.dispatchEvent('pointerleave');
        assert.equal(await tip.isVisible(), false);
      }
    }
  }
}));

for (const lang of ['en', 'ko']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`in ${lang}, ${colorScheme}, small charts are accessible and fit into every width`, () => onPage(async (page) => {
      await open(page, `/?lang=${lang}&form=small-multiples&form=frontier-linear`);
      assert.deepEqual(await grave(page), []);
      for (const width of [360, 768, 1280, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForFunction(() => {
          const grid = document.querySelector('.multiples');
          return grid && Math.abs(document.querySelector('#frontier svg').clientWidth - grid.clientWidth) <= 1;
        });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        await picture(page, `explorer-forms-${lang}-${colorScheme}-${width}`);
      }
    }, { colorScheme, viewport: { width: 1280, height: 900 } }));
  }
}

test('the explorer keeps all choices that the reader makes before the first answer arrives', () => onPage(async (page) => {
  await open(page, '/?revision=8&lang=en');
  await figure(page, 'scatter').scrollIntoViewIfNeeded();
  await figure(page, 'scatter').locator('.point').first().waitFor();
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  await page.route((address) => address.search.includes('trends'), async (route) => { await held; await route.continue(); });
  await figure(page, 'scatter').getByLabel('Parameters', { exact: true }).check();
  await figure(page, 'scatter').getByLabel('Linear', { exact: true }).check();
  await figure(page, 'ranking').getByRole('button', { name: 'Table' }).click();
  await figure(page, 'firsts').getByRole('button', { name: 'Table' }).click();
  await figure(page, 'firsts').getByRole('button', { name: 'Table' }).click();
  go();
  await settled(page);
  assert.deepEqual(search(page), [['revision', '8'], ['table', 'ranking'], ['table', 'firsts'],
    ['form', 'scatter-parameters'], ['form', 'scatter-linear'], ['lang', 'en']]);
  assert.equal(await figure(page, 'scatter').locator('.subtitle').textContent(), 'Models by release date and number of parameters, linear scale');
}));
