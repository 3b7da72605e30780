// The examples of the playground, also if the server cannot send some of them.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { parse } from 'graphql';

import { examples } from '../../main/resources/META-INF/resources/playground/examples.js';

const network = globalThis.fetch;
afterEach(() => { globalThis.fetch = network; });

const FILES = { 'index.json': '["paging", "search"]', 'paging.graphql': '# Pages.\n{ models { totalCount } }', 'search.graphql': '# Search.\n{ search(text: "x") { __typename } }' };

/** The examples from a server that cannot send these files. */
async function without(...lost) {
  globalThis.fetch = async (path) => {
    const name = path.replace('/examples/', '');
    return { ok: !lost.includes(name), status: 503, text: async () => FILES[name], json: async () => JSON.parse(FILES[name]) };
  };
  return examples();
}

test('each example has the comment in its first line as its title', async () => {
  assert.deepEqual((await without()).map(({ name, title }) => [name, title]), [['paging', 'Pages.'], ['search', 'Search.']]);
});

test('an example that the server cannot send is left out', async () => {
  assert.deepEqual((await without('paging.graphql')).map(({ name }) => name), ['search']);
});

test('if the server can send no example, the playground shows its own example', async () => {
  for (const lost of [['index.json'], ['paging.graphql', 'search.graphql']]) onlyOwn(await without(...lost));
});

test('if a proxy answers in place of the server, the playground shows its own example', async () => {
  for (const index of [{ message: 'Bad gateway' }, null, 'Bad gateway']) {
    globalThis.fetch = async () => ({ ok: true, json: async () => index });
    onlyOwn(await examples());
  }
});

function onlyOwn(list) {
  assert.deepEqual(list.map(({ title }) => title), ['The current revision.']);
  assert.equal(parse(list[0].query).definitions.length, 1);
}
