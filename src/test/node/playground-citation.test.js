// The link of the playground's Markdown pins the same fields as the permalinks of the API (CitationTest).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import * as GraphQL from 'graphql';

globalThis.window = { GraphiQL: { GraphQL } };
globalThis.location = { origin: 'http://10.0.0.5:8080', href: 'http://10.0.0.5:8080/graphiql' };
globalThis.document = { querySelector: (selector) => (selector === 'meta[name="model-atlas-site"]' ? { content: 'https://atlas.example' } : null) };
const { asMarkdown } = await import('../../main/resources/META-INF/resources/playground/citation.js');

const resource = (name) => readFileSync(new URL(`../resources/${name}`, import.meta.url), 'utf8');
const schema = GraphQL.buildSchema(resource('schema.graphql'));

/** The query in the link of a query that read these revisions. */
function linked(asked, revisions) {
  const answer = { data: {}, extensions: { atlas: { revisions: Object.entries(revisions).map(([number, asOf]) => ({ number: Number(number), asOf })) } } };
  const [, address] = asMarkdown(asked, JSON.stringify(answer), schema).match(/\[Run this query\]\((.*)\)/);
  return new URL(address).searchParams.get('query');
}

for (const { document, variables, revisions, pinned } of JSON.parse(resource('permalinks.json'))) {
  test(`the link pins ${document}`, () => {
    const query = linked({ query: document, variables: variables && JSON.stringify(variables) }, revisions);
    assert.equal(query, GraphQL.print(GraphQL.parse(pinned)));
    assert.deepEqual(GraphQL.validate(schema, GraphQL.parse(query)), []);
  });
}

test('a field above a list with a cursor is not pinned, because the cursor may be of another revision', () => {
  for (const fields of ['models(first: 1, after: $a) { totalCount }', '... { ...Page }']) {
    const query = `query ($a: String) { trends { to } organization(slug: "openai") { name ${fields} } }`
      + (fields.includes('Page') ? ' fragment Page on Organization { models(first: 1, before: $a) { totalCount } }' : '');
    const link = linked({ query, variables: '{"a": "of another revision"}' }, { 3: '2025-02-01', 9: '2026-08-19' });
    assert.equal(link, GraphQL.print(GraphQL.parse(query.replace('trends', 'trends(revision: 9)'))));
    assert.match(linked({ query, variables: '{"a": null}' }, { 9: '2026-08-19' }), /organization\(slug: "openai", revision: 9\)/);
  }
});

test('of several operations, the link has only the one that ran, because the others may read other revisions', () => {
  const query = 'query Old($n: Int) { trends(revision: $n) { ...T } } query New($n: Int) { revision(asOf: "2026-12-31") { number } '
    + 'trends(revision: 3, from: $n) { to } } fragment T on Trends { from }';
  const old = linked({ query, operationName: 'Old', variables: '' }, { 3: '2025-02-01' });
  assert.equal(old, GraphQL.print(GraphQL.parse('query Old { trends(revision: 3) { ...T } } fragment T on Trends { from }')));
});

test('the link begins with the public URL of the server, even if the reader opened the playground under another URL', () => {
  const query = '{ trends(revision: 3) { to } }';
  assert.match(asMarkdown({ query }, '{"data": {}}', schema), /\[Run this query\]\(https:\/\/atlas\.example\/graphiql\?query=/);
});

test('a mutation or subscription is not pinned', () => {
  const query = 'subscription { revisionPublished { trends { modelCount } number } }';
  assert.equal(linked({ query }, { 9: '2026-08-19' }), query);
});
