// The pages of claims on a database without the publisher whose models the claims count.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import './page-document.js';
import { creditsOf } from '../../main/resources/META-INF/resources/claims/credits.js';
import { makeModels } from '../../main/resources/META-INF/resources/claims/models.js';
import { en } from '../../main/resources/META-INF/resources/claims/words/en.js';
import { speak } from '../../main/resources/META-INF/resources/shared/i18n.js';

const network = globalThis.fetch;
afterEach(() => { globalThis.fetch = network; });

/** A server that has no publisher “Epoch AI”. */
function withoutPublisher(argument) {
  const asked = [];
  globalThis.fetch = async (url) => {
    const { filter } = JSON.parse(new URL(url, 'http://localhost').searchParams.get('variables'));
    asked.push(filter);
    return Response.json(filter ? { errors: [{ message: 'Unknown', extensions: { code: 'BAD_USER_INPUT', argument } }] } : { data: { trends: 'all' } });
  };
  return asked;
}

test('without models of the publisher, the credits are those of the revision', async () => {
  const asked = withoutPublisher('filter.publishers[0]');
  assert.equal(await creditsOf(['Epoch AI'], 1), 'all');
  assert.deepEqual(asked, [{ publishers: ['Epoch AI'] }, null]);
});

test('other refused arguments stay errors', async () => {
  withoutPublisher('filter.countries[0]');
  await assert.rejects(creditsOf(['Epoch AI'], 1), { code: 'BAD_USER_INPUT' });
});

test('without models of the publisher, the lists of models are empty', async () => {
  withoutPublisher('filter.publishers[0]');
  const document = 'query($revision: Int) { trends(revision: $revision, filter: {publishers: ["Epoch AI"]}) { modelCount } }';
  const section = makeModels({ statement: 'Claim', document, report: { revision: null } },
    { head: { number: 1 }, state: {}, isOld: () => false }, { ...speak('en'), words: { ...speak('en').words, claims: en } });
  await new Promise((resolve) => { setTimeout(resolve, 20); });
  assert.match(section.textContent, /0 models/);
  assert.equal(section.all('button').length, 0);
});
