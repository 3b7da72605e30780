// No page waits for an answer without a limit.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { afterEach, test } from 'node:test';

import { storedDocument } from '../../main/resources/META-INF/resources/playground/address.js';
import { examples } from '../../main/resources/META-INF/resources/playground/examples.js';

const PAGES = new URL('../../main/resources/META-INF/resources/', import.meta.url);
const network = globalThis.fetch;
const timeout = AbortSignal.timeout;
afterEach(() => Object.assign(globalThis, { fetch: network }) && Object.assign(AbortSignal, { timeout }));

/** A server that never answers, and time that passes at once. */
function silence() {
  AbortSignal.timeout = () => timeout(1);
  globalThis.fetch = (url, { signal } = {}) => new Promise((_, reject) => {
    const waiting = setTimeout(() => {}, 1000);
    signal?.addEventListener('abort', () => {
      clearTimeout(waiting);
      reject(signal.reason);
    });
  });
}

test('without an answer, the playground opens with its own example', async () => {
  silence();
  assert.deepEqual((await examples()).map(({ name }) => name), ['current-revision']);
});

test('without an answer, a short link opens with the advice to reload the page', async () => {
  silence();
  assert.match((await storedDocument('x')).query, /^# The query could not be loaded\. Reload/);
});

test('every request of a page has a limit of time', async () => {
  const scripts = (await readdir(PAGES, { recursive: true })).filter((name) => name.endsWith('.js'));
  assert.ok(scripts.length > 100);
  for (const name of scripts) {
    const text = await readFile(new URL(name, PAGES), 'utf8');
    for (const [call] of text.matchAll(/\bfetch\([^;]*;/g)) assert.match(call, /signal|\.\.\.until/, `${name}: ${call}`);
  }
});
