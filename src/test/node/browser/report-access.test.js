// The report: accessibility, layout at all widths, the keyboard, and the size of the first view.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { findings } from './axe.js';
import { isLeftToBrowser, onPage, picture } from './browser.js';
import { complete, openReport, tableOf } from './report.js';

const LARGEST_FIRST_VIEW = 200 * 1024;

/** The least number of axe-core's rules that apply to the report. */
const LEAST_RULES = 21;

for (const lang of ['en', 'ko']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`in ${lang}, ${colorScheme}, the report is accessible and fits into every width`, () => onPage(async (page) => {
      await openReport(page, `?lang=${lang}&revision=8`);
      assert.deepEqual(await findings(page, { least: LEAST_RULES }), []);
      for (const width of [360, 768, 1280, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        await picture(page, `report-${lang}-${colorScheme}-${width}`);
      }
    }, { colorScheme, viewport: { width: 1280, height: 900 } }));
  }
}

test('the report is accessible with a pinned revision, a dropped parameter, and dialogs', () => onPage(async (page) => {
  await openReport(page, '?lang=ko&revision=3&colour=red');
  assert.deepEqual(await findings(page, { least: LEAST_RULES }), []);
  await tableOf(page, 'countries').locator('button').first().click();
  await page.getByRole('dialog').getByRole('table').waitFor();
  assert.deepEqual(await findings(page, { least: LEAST_RULES }), []);
  await page.keyboard.press('Escape');
  await page.locator('#table-countries').getByRole('button', { name: '인용하기' }).click();
  await page.getByRole('dialog').locator('pre').first().waitFor();
  assert.deepEqual(await findings(page, { least: LEAST_RULES }), []);
}, { viewport: { width: 360, height: 800 } }));

test('with the keyboard alone, a reader can open the models of a number, and come back', () => onPage(async (page) => {
  await openReport(page, '?lang=en&revision=8');
  const focused = (what) => page.evaluate((selector) => document.activeElement.matches(selector), what);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.ok(await focused('main'));
  for (let steps = 0; !await focused('#table-years button'); steps++) {
    assert.ok(steps < 60, 'no table within 60 steps');
    await page.keyboard.press('Tab');
  }
  const label = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  assert.equal(await label(), '2: 2020');
  assert.ok(await isLeftToBrowser(page, 'ArrowRight'));
  assert.equal(await label(), '2: 2020');
  await page.keyboard.press('ArrowDown');
  assert.equal(await label(), '10: 2021');
  await page.keyboard.press('ArrowRight');
  assert.equal(await label(), '+8: 2021');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('table').waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await label(), '+8: 2021');
  await page.keyboard.press('Tab');
  assert.ok(await focused('#table-years .tools a'), 'a table has more than one tab stop');
}));

test('when the page becomes narrow, as by zoom, the choice with the focus keeps it', () => onPage(async (page) => {
  await openReport(page, '?lang=en&revision=8');
  const focused = () => page.evaluate(() => document.activeElement.name);
  await page.locator('select[name="from"]').focus();
  await page.setViewportSize({ width: 600, height: 900 });
  await page.waitForFunction(() => !document.querySelector('.contents details').open);
  assert.equal(await focused(), 'from');
}, { viewport: { width: 1280, height: 900 } }));

test('the report has the headings, table heads and language that screen readers need', () => onPage(async (page) => {
  await openReport(page, '?lang=ko&revision=8');
  assert.equal(await page.locator('html').getAttribute('lang'), 'ko');
  assert.equal(await page.title(), '글로벌 초거대 AI 모델 현황 분석(2020~2025년), 제8판 – Model Atlas');
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), '글로벌 초거대 AI 모델 현황 분석(2020~2025년), 제8판');
  assert.equal(await page.getByRole('heading', { level: 2 }).count(), 15);
  const table = page.getByRole('table', { name: /국가별·연도별 모델 수/ });
  assert.equal(await table.getByRole('columnheader').count(), 9);
  await table.getByRole('rowheader', { name: '한국' }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await complete(page);
  assert.equal(await page.title(), 'Large-scale AI models, 2020–2025: the report at revision 8 – Model Atlas');
}));

test('the files of the first view are small when they are compressed', () => onPage(async (page) => {
  const files = [];
  const weigh = (response) => files.push(response.body().then((body) => gzipSync(body).length));
  page.on('response', weigh);
  await openReport(page, '?lang=ko');
  // Later responses may still arrive when the page is closed.
  page.off('response', weigh);
  const bytes = (await Promise.all(files)).reduce((sum, length) => sum + length, 0);
  console.log(`${bytes} bytes in ${files.length} files`);
  assert.ok(files.length > 30 && bytes <= LARGEST_FIRST_VIEW, `${bytes} bytes in ${files.length} files`);
}));

// Only prints the times, because they depend on the machine.
test('the report loads, and the test prints how long the first view takes', () => onPage(async (page) => {
  const start = Date.now();
  await page.goto('/report?lang=ko');
  await page.locator('.lead p').waitFor();
  console.log(`first sentences after ${Date.now() - start} ms`);
  await complete(page);
  console.log(`whole report after ${Date.now() - start} ms`);
}));

test('when the report is drawn again, the focus goes to the same number or button, or else to the heading of the section', () => onPage(async (page) => {
  const name = () => page.evaluate(() => document.activeElement.getAttribute('data-key') ?? document.activeElement.textContent);
  for (const years of ['', '&from=2020&to=2024']) {
    await openReport(page, `?lang=en&revision=8${years}`);
    await page.getByLabel('Revision', { exact: true }).selectOption('3');
    await complete(page);
    const number = page.locator('#table-countries').getByRole('row', { name: /South Korea/ }).locator('button.n').first();
    const sentence = page.locator('#countries .prose button.n').first();
    for (const held of [number, page.locator('#table-countries').getByRole('button', { name: 'CSV' }), page.locator('.contents a').nth(3), sentence]) {
      await held.focus();
      const before = await name();
      await page.goBack();
      await complete(page);
      // The years of a sentence end with the data of the revision, unless the reader has chosen them.
      assert.equal(await name(), held === sentence && !years ? 'Countries' : before);
      await page.goForward();
      await complete(page);
      if (held !== sentence) assert.equal(await name(), before);
    }
  }
}));

test('on a phone, the labels of small charts are large enough to read, and do not overlap', () => onPage(async (page) => {
  await openReport(page, '?lang=en&revision=8');
  const table = page.locator('#table-countries');
  await table.getByRole('button', { name: 'Chart' }).click();
  const charts = await table.locator('.multiples svg').evaluateAll((all) => all.map((svg) => [...svg.querySelectorAll('text')].map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return { left, right, top, bottom, size: parseFloat(getComputedStyle(text).fontSize) * svg.clientWidth / svg.viewBox.baseVal.width };
  })));
  assert.ok(charts.length > 2);
  for (const labels of charts) {
    assert.ok(Math.min(...labels.map(({ size }) => size)) >= 10);
    assert.deepEqual(labels.filter((one) => labels.some((other) => other !== one && one.left < other.right && other.left < one.right
      && one.top < other.bottom - 4 && other.top < one.bottom - 4)), []);
  }
}, { viewport: { width: 360, height: 740 } }));

test('in a wide table on a phone, the first column does not cover the number with the focus', () => onPage(async (page) => {
  await openReport(page, '?lang=en&revision=8');
  const row = page.locator('#table-countries tbody tr').first();
  await row.locator('button.n').first().focus();
  for (let at = 0; at < 8; at++) await page.keyboard.press('ArrowRight');
  for (let at = 0; at < 6; at++) {
    await page.keyboard.press('ArrowLeft');
    const isCovered = await row.evaluate((element) => document.activeElement.getBoundingClientRect().left < element.cells[0].getBoundingClientRect().right);
    if (await row.evaluate((element) => element.cells[0].contains(document.activeElement))) break;
    assert.equal(isCovered, false, `${at}`);
  }
}, { viewport: { width: 360, height: 740 } }));
