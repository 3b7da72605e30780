// The server as a subgraph: composed with another subgraph, and queried as a router would query it.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { parse } from 'graphql';

import { graphql } from '../atlas.js';

/** Another subgraph, which rates models. It refers to our models by slug, and to our countries by code. */
const ratings = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@external"])
  type Query { ratings(first: Int!): RatingConnection! }
  type RatingConnection { nodes: [Rating!]! pageInfo: PageInfo! }
  type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Rating { stars: Float! model: Model! }
  type Model @key(fields: "slug") { slug: String! ratings: [Rating!]! }
  type Country @key(fields: "code") { code: String! averageStars: Float }
  type Organization @key(fields: "id") { id: ID! averageStars: Float }`;

async function ask(query, variables) {
  const response = await fetch(graphql, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.deepEqual(errors, undefined);
  return data;
}

const compose = (...services) => composeServices(services.map(([name, text]) => ({ name, typeDefs: parse(text) })));
let sdl;

before(async () => {
  ({ _service: { sdl } } = await ask('{ _service { sdl } }'));
});

test('the server’s schema composes to a supergraph on its own', () => {
  const result = compose(['atlas', sdl]);
  assert.deepEqual(result.errors ?? [], []);
  assert.match(result.supergraphSdl, /type Model[^{]*@join__type\(graph: ATLAS, key: "slug"\)/);
});

test('the server’s schema composes with a subgraph that extends its entities', () => {
  const result = compose(['atlas', sdl], ['ratings', ratings]);
  assert.deepEqual(result.errors ?? [], []);
  assert.match(result.supergraphSdl, /ratings: \[Rating!\]! @join__field\(graph: RATINGS\)/);
});

test('the server’s schema does not compose with a subgraph that contradicts it', () => {
  const wrong = ratings.replace('type Model @key(fields: "slug") { slug: String!', 'type Model @key(fields: "slug") { slug: Int!');
  assert.ok(compositionHasErrors(compose(['atlas', sdl], ['ratings', wrong])));
});

test('the server answers the query that a router sends for entities of another subgraph', async () => {
  const query = `query Ratings__atlas__1($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on Model { name organizations { name } }
      ... on Country { name(language: KO) }
    }
  }`;
  const representations = [
    { __typename: 'Model', slug: 'exaone-3-0' },
    { __typename: 'Model', slug: 'gone-from-both' },
    { __typename: 'Country', code: 'KR' },
  ];
  assert.deepEqual(await ask(query, { representations }), {
    _entities: [{ name: 'EXAONE 3.0', organizations: [{ name: 'LG AI Research' }] }, null, { name: '한국' }],
  });
});
