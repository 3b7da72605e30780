// Tools see one schema, whichever way they ask: by introspection, as playgrounds do, and by the served text.
import assert from 'node:assert/strict';
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';

const url = process.argv[2];
if (!url) {
  console.error('usage: node introspection.js URL');
  process.exit(2);
}

async function introspected() {
  const query = getIntrospectionQuery({ schemaDescription: true, specifiedByUrl: true, inputValueDeprecation: true });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, multipart/mixed' },
    body: JSON.stringify({ query, operationName: 'IntrospectionQuery' }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined);
  return buildClientSchema(data);
}

async function printed() {
  const response = await fetch(`${url}/schema.graphql`);
  return buildSchema(await response.text());
}

const sorted = (schema) => printSchema(lexicographicSortSchema(schema));
const [asked, read] = await Promise.all([introspected(), printed()]);
assert.equal(sorted(asked), sorted(read));
const directives = asked.getDirectives().map((directive) => directive.name);
assert.deepEqual(directives.sort(), ['deprecated', 'include', 'skip', 'specifiedBy']);
console.log(`introspection: ${Object.keys(asked.getTypeMap()).length} types, the same as served in text`);
