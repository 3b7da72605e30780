// urql with its normalized cache, configured as in a front end.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { Client, fetchExchange, gql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

import { graphql } from './atlas.js';
import { modelsOfCountries } from './documents/load.js';

const pages = gql(modelsOfCountries);
const one = gql`query One { model(slug: "exaone-3-5-32b", revision: 3) { id name } }`;
const korean = { countries: ['KR'], revision: 3 };
const names = ({ models }) => models.edges.map(({ node }) => node.name);

let client;
let methods;

beforeEach(() => {
  methods = [];
  client = connect({ preferGetMethod: false });
});

function connect(options) {
  const embedded = () => null;
  return new Client({
    url: graphql,
    fetch: (address, init) => {
      methods.push(init.method);
      return fetch(address, init);
    },
    exchanges: [
      cacheExchange({
        // Types without an ID are stored within their parent record.
        keys: { TrainingCompute: embedded },
        resolvers: { Query: { models: relayPagination() } },
        logger: (severity, message) => severity === 'debug' || assert.fail(`${severity}: ${message}`),
      }),
      fetchExchange,
    ],
    ...options,
  });
}

test('urql sends a query with variables', async () => {
  const { data, error } = await client.query(pages, { ...korean, first: 2 });
  assert.equal(error, undefined);
  assert.deepEqual(names(data), ['EXAONE 3.5 32B', 'EXAONE 3.5 7.8B']);
  assert.equal(data.models.totalCount, 14);
});

test('urql pages forward to the end, and joins the pages to one list', async () => {
  let variables = { ...korean, first: 5 };
  let { data } = await client.query(pages, variables);
  while (data.models.pageInfo.hasNextPage) {
    variables = { ...variables, after: data.models.pageInfo.endCursor };
    ({ data } = await client.query(pages, variables));
  }
  const whole = await connect({}).query(pages, { ...korean, first: 100 });
  assert.deepEqual(names(data), names(whole.data));
  assert.equal(names(data).length, 14);
});

test('urql sends a query by GET', async () => {
  const { data } = await connect({ preferGetMethod: true }).query(one, {});
  assert.deepEqual([data.model.name, methods], ['EXAONE 3.5 32B', ['GET']]);
});

test('a field that fails gives a coded error, and the other fields still give data', async () => {
  const { data, error } = await client.query(gql`{ model(slug: "gpt-4") { id slug } models(first: 1000) { totalCount } }`, {});
  assert.equal(data.model.slug, 'gpt-4');
  assert.equal(data.models, null);
  assert.deepEqual(error.graphQLErrors.map(({ path, extensions }) => ({ path, extensions })),
    [{ path: ['models'], extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }]);
});

test('a refused document (status 400) gives a coded error', async () => {
  const { error, data } = await client.query(gql`{ model(slug: "gpt-4") { id nme } }`, {});
  assert.equal(data, undefined);
  assert.deepEqual(error.graphQLErrors.map(({ message, extensions }) => [message, extensions]),
    [["Field 'nme' in type 'Model' is undefined. Did you mean 'name'?", { code: 'GRAPHQL_VALIDATION_FAILED' }]]);
  assert.equal(error.response.status, 400);
});
