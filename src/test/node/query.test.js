// The pages' client of /graphql, with a simulated network that answers at once.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { patient, patiently, patientlyForVerdicts } from '../../main/resources/META-INF/resources/shared/patiently.js';
import { ask } from '../../main/resources/META-INF/resources/shared/query.js';

const network = globalThis.fetch;
afterEach(() => { globalThis.fetch = network; });

/** The request that the client sends for a query with this text among its variables. */
async function sent(text) {
  const requests = [];
  globalThis.fetch = async (url, options) => {
    requests.push({ url, ...options });
    return { json: async () => ({ data: {} }) };
  };
  await ask('query ($text: String) { search(text: $text) { __typename } }', { text });
  assert.equal(requests.length, 1);
  return requests[0];
}

test('a short query is sent by GET, so that its answer can be cached', async () => {
  const { url, method, body } = await sent('Korea');
  assert.equal(new URL(url, 'http://localhost').searchParams.get('variables'), '{"text":"Korea"}');
  assert.deepEqual([method, body], [undefined, undefined]);
});

test('a query that is too long for a URL is sent by POST', async () => {
  const long = '한'.repeat(2_000);
  const { url, method, headers, body } = await sent(long);
  assert.deepEqual([url, method, headers['content-type']], ['/graphql', 'POST', 'application/json']);
  assert.deepEqual(JSON.parse(body).variables, { text: long });
});

test('a URL that is too long for a proxy is sent again by POST', async () => {
  for (const status of [413, 414, 431]) {
    const requests = [];
    globalThis.fetch = async (url, options) => {
      requests.push({ url, ...options });
      if (!options.method) return { status, json: async () => { throw new SyntaxError('<html>'); } };
      return { status: 200, json: async () => ({ data: { revision: { number: 9 } } }) };
    };
    assert.deepEqual(await ask('query ($of: Int) { revision(number: $of) { number } }', { of: 9 }), { revision: { number: 9 } });
    assert.deepEqual(requests.map(({ method }) => method), [undefined, 'POST']);
    assert.deepEqual(JSON.parse(requests[1].body).variables, { of: 9 });
  }
});

test('a request without an answer ends after a minute, or when the page no longer needs it', async (context) => {
  const timeouts = [];
  context.mock.method(AbortSignal, 'timeout', (milliseconds) => {
    timeouts.push(milliseconds);
    return AbortSignal.abort(new DOMException('', 'TimeoutError'));
  });
  globalThis.fetch = async (url, { signal }) => signal.throwIfAborted() ?? assert.fail('The request goes on.');
  await assert.rejects(ask('{ revision { number } }', {}), { code: 'NETWORK' });
  await assert.rejects(ask('{ revision { number } }', {}, new AbortController().signal), { code: 'NETWORK' });
  assert.deepEqual(timeouts, [60_000, 60_000]);
  await assert.rejects(ask('{ revision { number } }', {}, AbortSignal.abort()), { name: 'AbortError' });
});

test('an answer that is not from the API gives the same error as a missing answer', async () => {
  for (const body of [null, [], 'Bad gateway', {}, { message: 'Bad gateway' }, { data: null }, { errors: [] }, { errors: 'Bad gateway' }]) {
    globalThis.fetch = async () => ({ json: async () => body });
    await assert.rejects(ask('{ revision { number } }', {}), { code: 'NETWORK' }, JSON.stringify(body));
  }
});

test('a partial answer is an error with the server’s code', async () => {
  globalThis.fetch = async () => ({ json: async () => ({ data: { revision: null }, errors: [{ message: 'Late.', extensions: { code: 'TIMEOUT' } }] }) });
  await assert.rejects(ask('{ revision { number } }', {}), { code: 'TIMEOUT', message: 'Late.' });
});

test('an error names the argument that the server refused, and the field that failed', async () => {
  globalThis.fetch = async () => ({ json: async () => ({
    errors: [{ message: 'There is no revision 999.', path: ['then'], extensions: { code: 'REVISION_NOT_FOUND', argument: 'revision' } }], data: null,
  }) });
  await assert.rejects(ask('{ then: trends(revision: 999) { modelCount } }', {}),
    { message: 'There is no revision 999.', code: 'REVISION_NOT_FOUND', argument: 'revision', path: ['then'] });
});

/** Sends a query to a server that fails with these codes, one after another, and then answers. The pauses end at once. */
async function repeated(context, send, codes, random = 0.5) {
  const pauses = [];
  context.mock.method(Math, 'random', () => random);
  context.mock.method(globalThis, 'setTimeout', (resolve, milliseconds) => resolve(pauses.push(milliseconds)));
  let requests = 0;
  globalThis.fetch = async () => {
    const code = codes[requests++];
    return { json: async () => (code ? { errors: [{ message: code, extensions: { code } }] } : { data: { answer: 42 } }) };
  };
  const result = await send('{ revision { number } }', {}).catch(({ code }) => code);
  context.mock.restoreAll();
  return { result: result.answer ?? result, requests, pauses };
}

test('a query is repeated after the given error codes, up to the given number of times', async (context) => {
  const send = patient({ repeats: { TIMEOUT: 1, OVERLOADED: 2 }, pause: 100 });
  assert.deepEqual(await repeated(context, send, ['TIMEOUT', 'OVERLOADED']), { result: 42, requests: 3, pauses: [100, 200] });
  assert.deepEqual(await repeated(context, send, ['OVERLOADED', 'TIMEOUT']), { result: 'TIMEOUT', requests: 2, pauses: [100] });
  assert.deepEqual(await repeated(context, send, Array(3).fill('OVERLOADED')), { result: 'OVERLOADED', requests: 3, pauses: [100, 200] });
  assert.deepEqual(await repeated(context, send, ['BAD_USER_INPUT']), { result: 'BAD_USER_INPUT', requests: 1, pauses: [] });
});

test('pauses differ, so that many pages do not repeat their queries in the same second', async (context) => {
  const send = patient({ repeats: { OVERLOADED: 1 }, pause: 100 });
  assert.deepEqual((await repeated(context, send, ['OVERLOADED'], 0)).pauses, [75]);
  assert.deepEqual((await repeated(context, send, ['OVERLOADED'], 1)).pauses, [125]);
});

test('after a timeout, a page pauses and repeats its query once, but queries for verdicts twice and at once', async (context) => {
  const codes = Array(3).fill('TIMEOUT');
  assert.deepEqual(await repeated(context, patiently, codes), { result: 'TIMEOUT', requests: 2, pauses: [1000] });
  assert.deepEqual(await repeated(context, patientlyForVerdicts, codes), { result: 'TIMEOUT', requests: 3, pauses: [] });
});
