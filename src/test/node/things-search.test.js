// The search in the header of the pages of models, organizations and countries.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';

import './page-document.js';
import { formats } from '../../main/resources/META-INF/resources/shared/format.js';
import { makeSearch } from '../../main/resources/META-INF/resources/things/search.js';
import { en } from '../../main/resources/META-INF/resources/things/words/en.js';

const network = globalThis.fetch;
afterEach(() => { globalThis.fetch = network; });

/** Types a text into the search, waits ten seconds, and returns the form and the number of requests. */
async function search(context, code, type = () => {}) {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  globalThis.addEventListener = () => {};
  let requests = 0;
  globalThis.fetch = async () => {
    requests += 1;
    return { json: async () => ({ errors: [{ message: 'Late.', extensions: { code } }] }) };
  };
  const spoken = formats('en');
  const form = makeSearch({ ...spoken, words: { ...spoken.words, things: en } }, { lang: 'en', revision: null });
  const [field] = form.all('input');
  field.value = 'exa';
  field.listeners.input();
  for (let second = 0; second < 10; second++) {
    context.mock.timers.tick(1000);
    for (let n = 0; n < 20; n++) await turn();
    type(field, second);
  }
  return { form, requests };
}

test('a search is not repeated after a timeout, because the next letter sends another search', async (context) => {
  const { form, requests } = await search(context, 'TIMEOUT');
  assert.equal(requests, 1);
  assert.match(form.textContent, /Late\./);
});

test('a search is repeated twice if the server is overloaded', async (context) => {
  const { form, requests } = await search(context, 'OVERLOADED');
  assert.equal(requests, 3);
  assert.match(form.textContent, /Late\./);
});

test('an outdated search is not repeated any more', async (context) => {
  // The text becomes empty during the pause before the second request.
  const { requests } = await search(context, 'OVERLOADED', (field, second) => {
    if (second !== 0) return;
    field.value = '';
    field.listeners.input();
  });
  assert.equal(requests, 1);
});
