// One headless Chromium for the tests of a file, and a fresh page for each test.
import { mkdirSync } from 'node:fs';
import { after, before } from 'node:test';

import { chromium } from 'playwright-core';

import { url } from '../atlas.js';

// Without the last three Chromium calls home at every start.
const quiet = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const screenshots = new URL('../../../../target/screenshots/', import.meta.url).pathname;

let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: quiet });
});
after(() => browser?.close());

/**
 * Runs a test on a fresh page. The page may talk to the server under test and to nobody else, and may log no error.
 * @param options of the browser's context, such as viewport, colorScheme, locale
 */
export async function onPage(run, options = {}) {
  const context = await browser.newContext({ baseURL: url, ...options });
  try {
    const page = await context.newPage();
    const troubles = [];
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    await page.route((address) => !['data:', 'blob:'].includes(address.protocol) && !address.href.startsWith(url),
      (route) => { troubles.push(`asks elsewhere: ${route.request().url()}`); return route.abort(); });
    await run(page, troubles);
    if (troubles.length) throw new Error(troubles.join('\n'));
  } finally {
    await context.close();
  }
}

/** Keeps a picture of the page in target/screenshots, a build artefact to look at. */
export async function picture(page, name) {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: `${screenshots}${name}.png`, fullPage: true });
}
