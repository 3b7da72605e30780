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
 * @param options options of the browser's context, such as viewport, colorScheme and locale. also: another site that the
 *   page may access
 */
export async function onPage(run, { also = url, ...options } = {}) {
  // An animation would draw the page again and again while a test waits.
  const context = await browser.newContext({ baseURL: url, reducedMotion: 'reduce', ...options });
  try {
    const page = await context.newPage();
    const troubles = [];
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    // Only listens to requests. Intercepting them would take several times as long, and switch off the browser's cache.
    page.on('request', (request) => isElsewhere(request.url(), also) && troubles.push(`asks elsewhere: ${request.url()}`));
    await run(page, troubles);
    if (troubles.length) throw new Error(troubles.join('\n'));
  } finally {
    await context.close();
  }
}

const isElsewhere = (address, also) => !/^(data|blob):/.test(address) && ![url, also].some((site) => address.startsWith(site));

/** With ATLAS_SCREENSHOTS=1, saves a screenshot in target/screenshots, for people to look at. No test compares it. */
export async function picture(page, name) {
  if (process.env.ATLAS_SCREENSHOTS !== '1') return;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: `${screenshots}${name}.png`, fullPage: true });
}

/** Whether the page leaves Alt and a key to the browser, when they are pressed where the focus is. */
export const isLeftToBrowser = (page, pressed) => page.evaluate((key) => document.activeElement.dispatchEvent(
  new KeyboardEvent('keydown', { key, altKey: true, bubbles: true, cancelable: true })), pressed);
