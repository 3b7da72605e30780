// The claims' pages: accessibility, layout at all widths, and size.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { open, settled } from './claims.js';
import { grave } from './axe.js';
import { onPage, picture } from './browser.js';

const WIDTHS = [360, 768, 1280, 1800];
const MOST_BYTES = 200_000;
const PAGES = { list: '/claims', claim: '/claims/is-198-23' };

for (const [name, path] of Object.entries(PAGES)) {
  for (const lang of ['en', 'ko']) {
    for (const colorScheme of ['light', 'dark']) {
      test(`in ${lang}, ${colorScheme}, the page ${name} is accessible and fits every width`, () => onPage(async (page) => {
        await open(page, `${path}?lang=${lang}`);
        assert.deepEqual(await grave(page), []);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
          await picture(page, `claims-${name}-${lang}-${colorScheme}-${width}`);
        }
      }, { colorScheme, viewport: { width: 1280, height: 900 } }));
    }
  }

  test(`the files of the first view of the page ${name} are small`, () => onPage(async (page) => {
    const sizes = [];
    const weigh = (response) => sizes.push(response.body().then((body) => gzipSync(body).length));
    page.on('response', weigh);
    await open(page, `${path}?lang=ko`);
    // Later responses may still arrive when the page is closed.
    page.off('response', weigh);
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    const drawn = await page.evaluate(() => Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime));
    console.log(`${name}: ${sizes.length} responses, ${bytes} bytes compressed, first drawn after ${drawn} ms`);
    assert.ok(sizes.length > 10 && bytes <= MOST_BYTES, `${bytes} bytes`);
  }));
}

test('in a contrast theme, the chosen counter and the mark of the report’s revision can be told apart', () => onPage(async (page) => {
  await open(page, '/claims?lang=en&outcome=lost');
  const colours = (selector, name) => page.locator(selector).evaluateAll((all, property) =>
    [...new Set(all.map((one) => getComputedStyle(one)[property]))], name);
  assert.notDeepEqual(await colours('.counter[aria-pressed="true"]', 'backgroundColor'), await colours('.counter[aria-pressed="false"]', 'backgroundColor'));
  assert.deepEqual(await colours('.counter[aria-pressed="true"] .detail', 'color'), await colours('.counter[aria-pressed="true"]', 'color'));
  assert.notDeepEqual(await colours('.marks .own', 'borderBottomColor'), await colours('.marks li:not(.own)', 'borderBottomColor'));
  await picture(page, 'claims-contrast-theme');
}, { forcedColors: 'active', viewport: { width: 1280, height: 900 } }));

test('the note on a change between two revisions fits on a phone', () => onPage(async (page) => {
  await open(page, '/claims/is-198-23?lang=en');
  const overflow = await page.evaluate(() => {
    const note = document.createElement('small');
    note.textContent = '(changed between revisions 1,000 and 1,111)';
    document.querySelector('.history tbody th').append(' ', note);
    const { scrollWidth, clientWidth } = document.querySelector('.history .scroll');
    return scrollWidth - clientWidth;
  });
  assert.equal(overflow, 0);
}, { viewport: { width: 360, height: 900 } }));

test('pinned, filtered, empty, unknown and failed pages are accessible too', () => onPage(async (page, troubles) => {
  for (const address of ['/claims?revision=3&outcome=lost&verdict=fails&lang=ko', '/claims?text=zebra&lang=en', '/claims/is-198-32?revision=2&lang=en',
    '/claims/is-1?lang=ko']) {
    await open(page, address);
    assert.deepEqual(await grave(page), [], address);
  }
  await open(page, '/claims/is-198-23?lang=ko');
  await page.locator('.record-buttons button').first().click();
  await page.getByRole('dialog').getByRole('table').waitFor();
  assert.deepEqual(await grave(page), []);
  await page.route('**/graphql?*', (route) => route.abort());
  for (const path of Object.values(PAGES)) {
    await page.goto(`${path}?lang=en`);
    await page.getByRole('alert').waitFor();
    assert.deepEqual(await grave(page), []);
  }
  troubles.length = 0;
}, { colorScheme: 'dark', viewport: { width: 360, height: 900 } }));

test('the mark of each verdict has its own form and words, not only a colour', () => onPage(async (page) => {
  await open(page, '/claims?lang=en');
  const forms = await page.evaluate(() => {
    const found = {};
    for (const mark of document.querySelectorAll('.marks li')) {
      const verdict = mark.querySelector('.unseen').textContent.replace(/^.*: /, '');
      (found[verdict] ??= new Set()).add(mark.querySelector('svg').innerHTML);
    }
    return Object.fromEntries(Object.entries(found).map(([verdict, drawings]) => [verdict, [...drawings]]));
  });
  assert.deepEqual(Object.keys(forms).sort(), ['cannot be decided', 'does not hold', 'holds', 'holds in part']);
  assert.ok(Object.values(forms).every((drawings) => drawings.length === 1));
  assert.equal(new Set(Object.values(forms).flat()).size, 4);
}));

test('with the keyboard alone, a reader can filter, open a claim and its models, and come back', () => onPage(async (page) => {
  await open(page, '/claims?lang=en');
  const focused = (selector) => page.evaluate((wanted) => document.activeElement.matches(wanted), selector);
  const tabTo = async (selector, most) => {
    for (let steps = 0; !await focused(selector); steps++) {
      assert.ok(steps < most, `${selector} is not within ${most} steps`);
      await page.keyboard.press('Tab');
    }
  };
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.ok(await focused('main'));
  await tabTo('[data-outcome="LOST"]', 8);
  await page.keyboard.press('Space');
  assert.ok(await focused('[data-outcome="LOST"][aria-pressed="true"]'), 'the focus is lost');
  await tabTo('li.claim h3 a', 12);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/claims\/is-178-01\?/);
  await settled(page);
  await tabTo('.record-buttons button', 30);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('table').waitFor();
  await page.keyboard.press('Escape');
  assert.ok(await focused('.record-buttons button'), 'the focus is lost');
  await page.goBack();
  await settled(page);
  assert.equal(await page.locator('[data-outcome="LOST"]').getAttribute('aria-pressed'), 'true');
}));
