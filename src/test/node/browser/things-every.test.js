// The pages of all models, organizations and countries: each is drawn without an error, and has JSON-LD for machines. The
// normal run opens some pages of each kind, chosen evenly. With ATLAS_EVERY=1, the run opens all (.ci/long every-page).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { url } from '../atlas.js';
import { launch } from './launch.js';
import { everything, settled } from './things.js';

const TABS = 4;
/** The normal run opens one of this many pages. */
const STEP = 16;
const MISTAKES = /undefined|NaN|\[object|Infinity|null/;

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

test('every page is drawn without an error, and its JSON-LD has the name in the heading', async () => {
  const all = await everything();
  const isWhole = process.env.ATLAS_EVERY === '1';
  const paths = all.filter((_, at) => isWhole || at % STEP === 0);
  const troubles = [];
  const begin = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: TABS }, async (_, tab) => {
    const lang = tab % 2 ? 'ko' : 'en';
    const page = await (await browser.newContext({ baseURL: url, reducedMotion: 'reduce' })).newPage();
    let path = null;
    page.on('pageerror', (error) => troubles.push(`${path}: ${error}`));
    page.on('console', (message) => {
      // A busy server refuses some requests with 503, and the page repeats them. If this fails, the page shows an alert.
      if (message.type() === 'error' && !message.text().includes('status of 503')) troubles.push(`${path}: ${message.text()}`);
    });
    for (;;) {
      path = paths[next++];
      if (!path) break;
      try {
        const response = await page.goto(`${path}?lang=${lang}`);
        const data = JSON.parse((await response.text()).match(/<script type="application\/ld\+json">(.*?)<\/script>/s)[1]);
        await settled(page);
        const { heading, text, alerts, sections } = await page.evaluate(() => ({
          heading: document.querySelector('h1').textContent,
          text: document.querySelector('.thing').innerText,
          alerts: document.querySelectorAll('[role="alert"]').length,
          sections: document.querySelectorAll('.part').length,
        }));
        if (response.status() !== 200) troubles.push(`${path}: ${response.status()}`);
        if (alerts) troubles.push(`${path}: an error is shown`);
        if (sections < 4) troubles.push(`${path}: ${sections} sections`);
        if (data['@graph'][0].name !== heading) troubles.push(`${path}: the heading is ${heading}, not ${data['@graph'][0].name}`);
        const [mistake] = text.match(MISTAKES) ?? [];
        if (mistake) troubles.push(`${path}: says ${mistake}`);
      } catch (error) {
        troubles.push(`${path}: ${error.message}`);
      }
    }
  }));
  console.log(`${paths.length} of ${all.length} pages in ${Math.round((performance.now() - begin) / 1000)} s`);
  assert.ok(all.length > 900);
  assert.deepEqual(troubles, []);
});
