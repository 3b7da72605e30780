// Apollo Client 4 with its link for automatic persisted queries: the client sends a document once as text, and then as a hash.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';

import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';

import { graphql } from './atlas.js';

let asked;

beforeEach(() => {
  asked = [];
});

/** For each request: its method, whether it contained the document, and its status. */
async function record(address, init) {
  const response = await fetch(address, init);
  const parameters = init.method === 'GET' ? Object.fromEntries(new URL(address).searchParams) : JSON.parse(init.body);
  asked.push([init.method, 'query' in parameters ? 'text and hash' : 'hash', response.status]);
  return response;
}

function connect(useGETForHashedQueries) {
  const sha256 = (text) => createHash('sha256').update(text).digest('hex');
  return new ApolloClient({
    link: new PersistedQueryLink({ sha256, useGETForHashedQueries }).concat(new HttpLink({ uri: graphql, fetch: record })),
    cache: new InMemoryCache(),
  });
}

/** A document that the server has not seen before. */
const labelOf = (revision, field = 'label') =>
  gql`query Q${randomUUID().replaceAll('-', '')} { revision(number: ${revision}) { ${field} } }`;

for (const [way, useGet, method] of [['GET', true, 'GET'], ['POST', false, 'POST']]) {
  test(`an unknown hash makes the client send the document once, and then only hashes (by ${way})`, async () => {
    const document = labelOf(3);
    const first = await connect(useGet).query({ query: document });
    const second = await connect(useGet).query({ query: document });
    assert.equal(first.data.revision.label, '2025-02-01');
    assert.deepEqual(second.data, first.data);
    assert.deepEqual(asked, [[method, 'hash', 400], ['POST', 'text and hash', 200], [method, 'hash', 200]]);
  });

  test(`a failed field of a persisted document gives a coded error (hashes by ${way})`, async () => {
    const document = labelOf(4711);
    for (const client of [connect(useGet), connect(useGet)]) {
      const { error } = await client.query({ query: document, errorPolicy: 'all' });
      assert.ok(CombinedGraphQLErrors.is(error));
      assert.deepEqual(error.errors.map(({ path, extensions }) => ({ path, extensions })),
        [{ path: ['revision'], extensions: { code: 'REVISION_NOT_FOUND', argument: 'number' } }]);
    }
    assert.deepEqual(asked.at(-1), [method, 'hash', 200]);
  });

  test(`an invalid document is refused with a coded error, and not registered (hashes by ${way})`, async () => {
    const document = labelOf(3, 'colour');
    for (const client of [connect(useGet), connect(useGet)]) {
      await assert.rejects(client.query({ query: document }), (error) => {
        assert.deepEqual(error.errors.map(({ extensions }) => extensions.code), ['GRAPHQL_VALIDATION_FAILED']);
        return true;
      });
    }
    assert.deepEqual(asked.map(([, what, status]) => [what, status]),
      [['hash', 400], ['text and hash', 400], ['hash', 400], ['text and hash', 400]]);
  });
}

test('a document that a GET client registers is known to a POST client', async () => {
  const document = labelOf(3);
  await connect(true).query({ query: document });
  await connect(false).query({ query: document });
  assert.deepEqual(asked.at(-1), ['POST', 'hash', 200]);
});
