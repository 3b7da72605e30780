// The pages of models, organizations and countries: accessibility, layout at all widths, size and time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { onPage, picture } from './browser.js';
import { grave } from './axe.js';
import { open, settled } from './things.js';

const WIDTHS = [360, 768, 1280, 1440];
const MOST_BYTES = 200_000;
const PAGES = { model: '/models/gpt-4', organization: '/organizations/google', country: '/countries/KR', models: '/models', organizations: '/organizations', countries: '/countries' };

for (const [name, path] of Object.entries(PAGES)) {
  for (const [lang, colorScheme] of [['en', 'light'], ['ko', 'dark']]) {
    test(`in ${lang}, ${colorScheme}, the page ${name} is accessible and fits into every width`, () => onPage(async (page) => {
      await open(page, `${path}?lang=${lang}`);
      assert.deepEqual(await grave(page), []);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        await picture(page, `things-${name}-${lang}-${colorScheme}-${width}`);
      }
    }, { colorScheme, viewport: { width: 1280, height: 900 } }));
  }

  test(`the files of the first view of the page ${name} are small`, () => onPage(async (page) => {
    const sizes = [];
    const weigh = (response) => sizes.push(response.body().then((body) => gzipSync(body).length));
    page.on('response', weigh);
    await open(page, `${path}?lang=ko`);
    // Later responses may still arrive when the page is closed.
    page.off('response', weigh);
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    const begin = Date.now();
    await page.reload();
    await settled(page);
    console.log(`${name}: ${sizes.length} responses, ${bytes} bytes compressed, complete ${Date.now() - begin} ms after a reload`);
    assert.ok(sizes.length > 10 && bytes <= MOST_BYTES, `${bytes} bytes`);
  }));
}

test('in a contrast theme, the bars of years can be seen', () => onPage(async (page) => {
  await open(page, '/countries/KR?lang=en&revision=8');
  const background = (selector) => page.locator(selector).first().evaluate((one) => getComputedStyle(one).backgroundColor);
  assert.notEqual(await background('.year-bar'), await background('body'));
}, { forcedColors: 'active' }));

test('a page prints in light colours, with its bars and whole texts, and without controls', () => onPage(async (page) => {
  await open(page, '/countries/KR?lang=en&revision=8');
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await page.emulateMedia({ media: 'print' });
  const visible = (selector) => page.locator(selector).evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 120)));
  assert.deepEqual(await visible('input, button, .masthead, .tools'), []);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'light');
  assert.equal(await page.locator('.year-bar').first().evaluate((one) => getComputedStyle(one).printColorAdjust), 'exact');
  assert.deepEqual(await page.locator('pre').evaluateAll((all) => all.filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight).length), 0);
}));

test('search results, unknown and failed pages are accessible too', () => onPage(async (page, troubles) => {
  await open(page, '/models/grok-4?lang=en&revision=1');
  assert.deepEqual(await grave(page), []);
  await page.getByRole('searchbox').first().fill('samsung');
  await page.locator('.search-results a').first().waitFor();
  assert.deepEqual(await grave(page), []);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.search-results').isVisible(), false);
  await open(page, '/organizations/nobody?lang=ko');
  assert.deepEqual(await grave(page), []);
  await page.route('**/graphql?*', (route) => route.abort());
  await page.goto('/models/gpt-4?lang=en');
  await page.getByRole('alert').waitFor();
  assert.deepEqual(await grave(page), []);
  troubles.length = 0;
}, { colorScheme: 'dark', viewport: { width: 360, height: 900 } }));

test('after “Next”, the focus is at the start of the next page, which the page announces', () => onPage(async (page) => {
  await open(page, '/models?lang=en&revision=8');
  const announced = (start) => page.waitForFunction((text) => document.getElementById('live').textContent.startsWith(text), start);
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
  for (const [button, start] of [['Next', '51–100 of '], ['Next', '101–150 of '], ['Previous', '51–100 of '], ['Previous', '1–50 of ']]) {
    await page.getByRole('button', { name: button }).focus();
    await page.keyboard.press('Enter');
    await announced(start);
    assert.equal(await focused(), 'Large-scale AI models');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), await page.locator('.index tbody th').first().textContent());
    assert.ok(await page.locator('.index tbody th').first().evaluate((first) => first.getBoundingClientRect().top >= 0));
  }
}));
