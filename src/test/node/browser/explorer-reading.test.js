// The explorer at /: its charts and sentences lead readers to conclusions that the numbers of the API support.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { onPage } from './browser.js';
import { api, figure, open, rowsOf, settled } from './explorer.js';

const years = (panel) => panel.locator('.axis text:not(.small)').allTextContents();
const labels = (host) => host.locator('.mark').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label')));

test('values that overlap are drawn as lines, and not stacked', () => onPage(async (page) => {
  for (const by of ['domain', 'task', 'organization']) {
    await open(page, `/?by=${by}&lang=en`);
    assert.equal(await figure(page, 'releases').locator('.chart rect').count(), 0, by);
    await figure(page, 'releases').getByText(/^Shown as lines because a model can count under several values/).waitFor();
    await figure(page, 'releases').getByText(/^Top 6 of \d+\. The table and the CSV list all\.$/).waitFor();
  }
}));

test('the key figures have the last complete year, and no growth from a year with few models', () => onPage(async (page) => {
  await open(page, '/?revision=8&lang=en');
  const { trends } = await api('{ trends(revision: 8, from: 2021, to: 2025) { compoundAnnualGrowthRate years { year modelCount } } }');
  const [first, , , before, last] = trends.years;
  assert.ok(first.modelCount >= 10);
  const item = page.locator('.key dl > div').nth(3);
  assert.deepEqual([await item.locator('dt').textContent(), await item.locator('.figure-now').textContent(), await item.locator('.detail').textContent()], [
    'Models of 2025', String(last.modelCount),
    `${before.modelCount - last.modelCount} fewer than in 2024; +${(trends.compoundAnnualGrowthRate * 100).toFixed(1)}% a year on average since 2021 (${first.modelCount} models)`,
  ]);
  await open(page, '/?revision=8&country=KR&to=2022&lang=en');
  assert.doesNotMatch(await page.locator('.key').textContent(), /on average/);
}));

test('the chart of records says how many models lack compute, and lists the drawn models', () => onPage(async (page) => {
  await open(page, '/?revision=8&lang=en');
  const { trends } = await api('{ trends(revision: 8) { modelCount thresholds(flop: [1e23]) { unknown } computeFrontier { model { name } } } }');
  await figure(page, 'frontier').getByText(
    `${trends.thresholds[0].unknown} of ${trends.modelCount} models have no known or estimated training compute, so they cannot appear here.`).waitFor();
  await figure(page, 'frontier').getByRole('button', { name: 'List the models' }).click();
  await page.getByRole('dialog').getByText(new RegExp(`^1–10 of ${trends.computeFrontier.length}$`)).waitFor();
}));

test('shares have their own headline, and years with fewer than ten models have no shares', () => onPage(async (page) => {
  await open(page, '/?revision=8&by=sector&measure=share&lang=en');
  const releases = figure(page, 'releases');
  const { trends } = await api('{ trends(revision: 8) { years { year modelCount } series(by: SECTOR) { label years { year share } } } }');
  const shares = trends.series.map(({ label, years: all }) => [label, all.find(({ year }) => year === 2025).share]).sort((a, b) => b[1] - a[1]);
  assert.equal(await releases.locator('.finding').textContent(),
    `${shares[0][0]} had the largest share of 2025’s models: ${(shares[0][1] * 100).toFixed(1)}%.`);
  const drawn = new Set((await labels(releases)).map((label) => Number(label.match(/, (\d{4})/)[1])));
  assert.deepEqual([...drawn].sort(), trends.years.filter(({ modelCount }) => modelCount >= 10).map(({ year }) => year));
  await releases.getByText('Years with fewer than 10 models have no shares.').waitFor();
  await open(page, '/?revision=8&by=sector&measure=share&country=KR&to=2022&lang=en');
  assert.notEqual(await releases.locator('.mark').count(), 0);
}));

test('a comparison draws both revisions over the same years', () => onPage(async (page) => {
  await open(page, '/?revision=8&compare=1&lang=en');
  for (const id of ['releases', 'multimodality']) {
    const panels = figure(page, id).locator('.panel');
    const [then, now] = [await years(panels.nth(0)), await years(panels.nth(1))];
    assert.deepEqual(then, now);
    assert.equal(now.at(-1), '2026');
  }
}, { viewport: { width: 1440, height: 900 } }));

test('the sentence about multimodal models counts the models that the source marks', () => onPage(async (page) => {
  await open(page, '/?revision=8&lang=en');
  const { trends } = await api('{ trends(revision: 8) { series(by: DOMAIN) { key years { year share } } } }');
  const marked = trends.series.find(({ key }) => key === 'multimodal').years;
  const share = (year) => `${(marked.find((one) => one.year === year).share * 100).toFixed(1)}%`;
  assert.equal(await figure(page, 'multimodality').locator('.finding').textContent(),
    `The source marks ${share(2025)} of 2025’s models as multimodal, against ${share(2024)} in 2024.`);
}));

test('a starting point sets all choices, and shows the counts of the report', () => onPage(async (page) => {
  await open(page, '/?sector=academia&lang=en');
  await page.getByRole('link', { name: 'SPRi IS-198 (2020–2024, revision 3)' }).click();
  await settled(page);
  assert.equal(new URL(page.url()).search, '?revision=3&from=2020&to=2024&countryBasis=group-headquarters&lang=en');
  assert.equal(await page.locator('.key .figure-now').first().textContent(), '271');
  await figure(page, 'ranking').getByRole('button', { name: 'Table' }).click();
  await settled(page);
  assert.deepEqual((await rowsOf(figure(page, 'ranking'))).slice(0, 3).map((row) => row.slice(0, 3)),
    [['1', 'United States', '128'], ['2', 'China', '95'], ['3', 'South Korea', '14']]);
  const points = page.getByRole('group', { name: 'Start from' }).getByRole('link');
  for (const address of await points.evaluateAll((links) => links.map((link) => link.getAttribute('href')))) {
    await open(page, address);
    assert.equal(await page.locator('.dropped').count(), 0, address);
    assert.equal(await figure(page, 'releases').locator('.message').count(), 0, address);
    assert.equal(new URL(page.url()).search, address.slice(1));
  }
}));

for (const width of [800, 1000, 1280]) test(`at a width of ${width}, links lead to all figures`, () => onPage(async (page) => {
  await open(page, '/?lang=en');
  const links = page.getByRole('navigation', { name: 'Figures of this page' }).getByRole('link');
  const names = await links.allTextContents();
  assert.equal(names.length, await page.locator('section.figure').count());
  for (const name of names) {
    await links.filter({ hasText: name }).click();
    await settled(page);
    // When a figure loads late, its heading is replaced. So wait until the heading is in sight.
    await page.waitForFunction((text) => {
      const heading = [...document.querySelectorAll('section.figure h2')].find(({ textContent }) => textContent === text);
      const { top, bottom } = heading.getBoundingClientRect();
      const covered = document.querySelector('.jumps').getBoundingClientRect().bottom;
      return top >= covered - 1 && bottom < innerHeight;
    }, name);
  }
}, { viewport: { width, height: 740 } }));
