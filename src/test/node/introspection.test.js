// Introspection, as playgrounds use it, and the served SDL describe the same schema.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';

import { graphql, schemaText } from './atlas.js';

async function introspected() {
  const query = getIntrospectionQuery({ schemaDescription: true, specifiedByUrl: true, inputValueDeprecation: true });
  const response = await fetch(graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, multipart/mixed' },
    body: JSON.stringify({ query, operationName: 'IntrospectionQuery' }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined);
  return buildClientSchema(data);
}

const sorted = (schema) => printSchema(lexicographicSortSchema(schema));

test('introspection gives the same schema as the served text', async () => {
  const [asked, read] = await Promise.all([introspected(), schemaText()]);
  assert.equal(sorted(asked), sorted(buildSchema(read)));
  const directives = asked.getDirectives().map(({ name }) => name);
  assert.deepEqual(directives.sort(), ['deprecated', 'include', 'semanticNonNull', 'skip', 'specifiedBy']);
});
