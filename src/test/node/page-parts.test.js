// Parts of the pages, built without a browser: where their links lead.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import './page-document.js';
import { formats } from '../../main/resources/META-INF/resources/shared/format.js';
import { makeMasthead } from '../../main/resources/META-INF/resources/shared/page.js';

const speech = formats('en');

test('the links to lists name the revision to which the page is pinned, and no other links do', () => {
  const { part, pin } = makeMasthead(speech, () => {});
  const addresses = () => part.all('a').map((link) => link.getAttribute('href'));
  const unpinned = ['/?lang=en', '/report?lang=en', '/claims?lang=en', '/models?lang=en', '/organizations?lang=en', '/countries?lang=en',
    '/graphiql', '/graphql/schema.graphql'];
  assert.deepEqual(addresses(), unpinned);
  pin(3);
  assert.deepEqual(addresses(), unpinned.map((address) => (/^\/(models|organizations|countries)/.test(address) ? `${address}&revision=3` : address)));
  pin(null);
  assert.deepEqual(addresses(), unpinned);
});
