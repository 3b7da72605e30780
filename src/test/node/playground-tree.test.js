// The playground's tree of fields adds fields to a document, and removes them.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as GraphQL from 'graphql';

globalThis.window = { GraphiQL: { GraphQL } };
const { fieldAt, operationsOf, toggled } = await import('../../main/resources/META-INF/resources/playground/tree.js');

const schema = GraphQL.buildSchema(`
  type Query { model(slug: String!): Model models(first: Int = 5, by: Order!): Models hit: Hit count(days: [Int!]!, least: Float!, all: Boolean!): Int }
  type Mutation { publish(input: Input!): Int }
  type Model { name: String slug: String makers: [Maker!]! }
  type Maker { country(of: Basis): Country }
  type Country { label: String }
  type Models { nodes: [Model!]! total: Int }
  union Hit = Model | Maker
  enum Order { NEWEST OLDEST }
  enum Basis { RECORDED }
  input Input { key: String! day: Day! note: String more: More! }
  input More { n: Int! }
  scalar Day
`);
const to = (text, ...path) => GraphQL.parse(toggled(text, path, schema)) && toggled(text, path, schema).replace(/\s+/g, ' ').trim();

const ADDED = [
  ['', ['model'], '{ model(slug: "") { slug } }'],
  ['', ['models'], '{ models(by: NEWEST) { nodes { slug } } }'],
  ['', ['models', 'total'], '{ models(by: NEWEST) { total } }'],
  ['', ['model', 'makers'], '{ model(slug: "") { makers { __typename } } }'],
  ['', ['hit'], '{ hit { __typename } }'],
  ['', ['count'], '{ count(days: [], least: 0.0, all: false) }'],
  ['mutation M { __typename }', ['publish'], 'mutation M { __typename publish(input: {key: "", day: "", more: {n: 0}}) }'],
  ['query Q($s: String!) { model(slug: $s) { name } }', ['model', 'makers', 'country', 'label'],
    'query Q($s: String!) { model(slug: $s) { name makers { country { label } } } }'],
  ['# Title.\n# More.\n{ hit { __typename } }', ['model'], '# Title. # More. { hit { __typename } model(slug: "") { slug } }'],
];
for (const [text, path, changed] of ADDED) {
  test(`the tree adds ${path.join('.')} to ${text || 'an empty document'}`, () => {
    assert.equal(to(text, ...path), changed);
    assert.ok(fieldAt(operationsOf(changed.replace('# Title. # More. ', ''))[0], path));
  });
}

const REMOVED = [
  ['{ model(slug: "a") { name slug } }', ['model', 'name'], '{ model(slug: "a") { slug } }'],
  ['{ model(slug: "a") { name } hit { __typename } }', ['model', 'name'], '{ hit { __typename } }'],
  ['query Q($s: String!) { model(slug: $s) { name } hit { __typename } }', ['model'], 'query Q { hit { __typename } }'],
  ['{ model(slug: "a") { ...F } hit { __typename } } fragment F on Model { ...G } fragment G on Model { name }', ['model'], '{ hit { __typename } }'],
  ['{ a: model(slug: "a") { name slug } b: model(slug: "b") { name } }', ['model', 'name'], '{ a: model(slug: "a") { slug } b: model(slug: "b") { name } }'],
  ['{ model(slug: "a") { name } }', ['model'], ''],
];
for (const [text, path, changed] of REMOVED) {
  test(`the tree removes ${path.join('.')} from ${text}`, () => {
    assert.equal(toggled(text, path, schema).replace(/\s+/g, ' ').trim(), changed);
  });
}

test('a document that cannot be parsed has no operations, even if the reason is that it nests too deeply', () => {
  const deep = '{a'.repeat(50_000) + '}'.repeat(50_000);
  assert.deepEqual([operationsOf('{ model'), operationsOf(''), operationsOf('# nothing'), operationsOf(deep)], [[], [], [], []]);
});
