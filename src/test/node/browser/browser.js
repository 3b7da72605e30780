// One headless Chromium for the tests of a file, and a fresh page for each test.
import { mkdirSync } from 'node:fs';
import { after, before } from 'node:test';

import { url } from '../atlas.js';
import { launch } from './launch.js';

const screenshots = new URL('../../../../target/screenshots/', import.meta.url).pathname;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/**
 * Runs a test on a new page. The page may access only the server under test, and must not log an error.
 * @param options options of the browser's context, such as viewport, colorScheme and locale. measures: whether the test
 *   measures times, so that requests must not be intercepted. also: another site that the page may access
 */
export async function onPage(run, { measures = false, also = url, ...options } = {}) {
  const context = await browser.newContext({ baseURL: url, ...options });
  try {
    const page = await context.newPage();
    const troubles = [];
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    if (!measures) await page.route((address) => !['data:', 'blob:'].includes(address.protocol) && ![url, also].some((site) => address.href.startsWith(site)),
      (route) => { troubles.push(`asks elsewhere: ${route.request().url()}`); return route.abort(); });
    await run(page, troubles);
    if (troubles.length) throw new Error(troubles.join('\n'));
  } finally {
    await context.close();
  }
}

/** Saves a screenshot in target/screenshots, for people to look at. */
export async function picture(page, name) {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: `${screenshots}${name}.png`, fullPage: true });
}
