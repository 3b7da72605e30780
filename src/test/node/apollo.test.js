// Apollo Client 4, configured as in a front end.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

import { graphql } from './atlas.js';
import { modelsOfCountries } from './documents/load.js';

const pages = gql(modelsOfCountries);
const one = gql`query One($revision: Int) { model(slug: "exaone-3-5-32b", revision: $revision) { id name } }`;

let client;
let methods;

beforeEach(() => {
  methods = [];
  client = connect();
});

function connect(options = {}) {
  const recording = (address, init) => {
    methods.push(init.method);
    return fetch(address, init);
  };
  const models = relayStylePagination(['filter', 'revision']);
  return new ApolloClient({
    link: new HttpLink({ uri: graphql, fetch: recording, ...options }),
    cache: new InMemoryCache({ typePolicies: { Query: { fields: { models } } } }),
  });
}

const korean = { countries: ['KR'], revision: 3 };
const names = ({ models }) => models.edges.map(({ node }) => node.name);

test('Apollo Client sends a query with variables', async () => {
  const { data } = await client.query({ query: pages, variables: { ...korean, first: 2 } });
  assert.deepEqual(names(data), ['EXAONE 3.5 32B', 'EXAONE 3.5 7.8B']);
  assert.equal(data.models.totalCount, 14);
});

test('two queries that read the same model share one entry of the cache', async () => {
  await client.query({ query: pages, variables: { ...korean, first: 1 } });
  const { data } = await client.query({ query: one, variables: { revision: 3 } });
  const entries = Object.values(client.cache.extract()).filter(({ __typename }) => __typename === 'Model');
  assert.deepEqual(entries.map(({ id, slug }) => [id, slug]), [[data.model.id, 'exaone-3-5-32b']]);
});

test('a change of a cached model shows in every query that reads the model', async () => {
  const variables = { ...korean, first: 1 };
  await client.query({ query: pages, variables });
  const { data } = await client.query({ query: one, variables: { revision: 3 } });
  client.cache.modify({ id: client.cache.identify(data.model), fields: { name: () => 'Rewritten' } });
  assert.deepEqual(names(client.readQuery({ query: pages, variables })), ['Rewritten']);
});

test('the cache has one entry for each organization, although several pages and models contain it', async () => {
  const page = gql`query Page($after: String) {
    organizations(first: 20, after: $after) { totalCount edges { node { id slug } } pageInfo { endCursor hasNextPage } }
    model(slug: "exaone-3-5-32b") { id organizations { id slug } }
  }`;
  let after = null;
  let total;
  do {
    const { data } = await client.query({ query: page, variables: { after } });
    total = data.organizations.totalCount;
    after = data.organizations.pageInfo.hasNextPage ? data.organizations.pageInfo.endCursor : null;
  } while (after);
  const entries = Object.values(client.cache.extract()).filter(({ __typename }) => __typename === 'Organization');
  assert.equal(entries.length, total);
});

test('the cache keeps a pinned and a current model apart, because their IDs differ', async () => {
  const then = await client.query({ query: one, variables: { revision: 3 } });
  const now = await client.query({ query: one });
  assert.notEqual(then.data.model.id, now.data.model.id);
  assert.equal(Object.keys(client.cache.extract()).filter((key) => key.startsWith('Model:')).length, 2);
});

test('Apollo Client pages forward to the end, and joins the pages to one list', async () => {
  const first = { query: pages, variables: { ...korean, first: 5 } };
  let page = (await client.query(first)).data.models.pageInfo;
  const list = client.watchQuery(first);
  const listening = list.subscribe(() => {});
  while (page.hasNextPage) {
    page = (await list.fetchMore({ variables: { after: page.endCursor } })).data.models.pageInfo;
  }
  const joined = names(client.readQuery(first));
  listening.unsubscribe();
  const { data } = await connect().query({ query: pages, variables: { ...korean, first: 100 } });
  assert.deepEqual(joined, names(data));
  assert.equal(joined.length, 14);
});

test('a field that fails gives a coded error, and the other fields still give data', async () => {
  const query = gql`{ model(slug: "gpt-4") { slug } models(first: 1000) { totalCount } }`;
  const { data, error } = await client.query({ query, errorPolicy: 'all' });
  assert.deepEqual(data, { model: { __typename: 'Model', slug: 'gpt-4' }, models: null });
  assert.ok(CombinedGraphQLErrors.is(error));
  assert.deepEqual(error.errors.map(({ path, extensions }) => ({ path, extensions })),
    [{ path: ['models'], extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }]);
});

test('a refused document (status 400) gives a coded error', async () => {
  const refused = client.query({ query: gql`{ model(slug: "gpt-4") { nme } }` });
  await assert.rejects(refused, (error) => {
    assert.ok(CombinedGraphQLErrors.is(error));
    assert.deepEqual(error.errors.map(({ message, extensions }) => [message, extensions]),
      [["Field 'nme' in type 'Model' is undefined. Did you mean 'name'?", { code: 'GRAPHQL_VALIDATION_FAILED' }]]);
    return true;
  });
});

test('Apollo Client sends a query by GET', async () => {
  const byGet = connect({ useGETForQueries: true });
  const { data } = await byGet.query({ query: pages, variables: { ...korean, first: 1 } });
  assert.deepEqual(names(data), ['EXAONE 3.5 32B']);
  assert.deepEqual(methods, ['GET']);
});
