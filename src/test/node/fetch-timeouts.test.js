// No page waits for an answer without a limit.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { afterEach, test } from 'node:test';

import { storedDocument } from '../../main/resources/META-INF/resources/playground/address.js';
import { examples } from '../../main/resources/META-INF/resources/playground/examples.js';
import { ask } from '../../main/resources/META-INF/resources/shared/query.js';

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

test('a timeout is no error of the page in older browsers either, where it is an AbortError', async () => {
  silence();
  AbortSignal.timeout = () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 1);
    return controller.signal;
  };
  assert.match((await storedDocument('x')).query, /^# The query could not be loaded\. Reload/);
  await assert.rejects(ask('{ revision { number } }', {}), { code: 'NETWORK' });
});

test('every request of a page has a limit of time', async () => {
  const scripts = (await readdir(PAGES, { recursive: true })).filter((name) => name.endsWith('.js'));
  assert.ok(scripts.length > 100);
  for (const name of scripts) {
    const text = await readFile(new URL(name, PAGES), 'utf8');
    for (const [call] of text.matchAll(/\bfetch\([^;]*;/g)) {
      if (!call.includes('...until')) assert.match(call, /signal: AbortSignal\.timeout\(/, `${name}: ${call}`);
      else for (const part of [/const timeout = AbortSignal\.timeout\(/, /const until = \{ signal: .*\btimeout \};/]) assert.match(text, part, name);
    }
  }
});
