// The schema linters accept the served schema.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

import { ESLint } from 'eslint';

import { schemaText } from './atlas.js';
import { configFor } from './lint.config.js';

const linter = new URL('node_modules/.bin/graphql-schema-linter', import.meta.url).pathname;
const served = await schemaText();

/** graphql-schema-linter, which by default applies all of its rules. */
function lint(schema) {
  const { stdout, stderr } = spawnSync(process.execPath, [linter, '--format', 'json', '--stdin'], { input: schema });
  assert.equal(String(stderr), '');
  return JSON.parse(stdout).errors.map(({ message, rule }) => `${rule}: ${message}`);
}

/** The messages of graphql-eslint with our rules, each with the line of the schema. */
async function eslint(schema) {
  const lines = schema.split('\n');
  const engine = new ESLint({ overrideConfigFile: true, overrideConfig: configFor(schema) });
  const [{ messages }] = await engine.lintText(schema, { filePath: 'schema.graphql' });
  return messages.map(({ line, message, ruleId }) => `${lines[line - 1].trim()} ${ruleId}: ${message}`);
}

// The nodes of these two edges are no entities: a change is found by its revision and slug, and an import note belongs to a
// revision. The rule stays on for all other edges.
const argued = [
  "type ImportNoteEdge { @graphql-eslint/relay-edge-types: Edge type's field `node` must implement `Node` interface.",
  "type ModelChangeEdge { @graphql-eslint/relay-edge-types: Edge type's field `node` must implement `Node` interface.",
];

test('the schema passes every rule of graphql-schema-linter', () => assert.deepEqual(lint(served), []));

test('the schema passes the rules of graphql-eslint, except for two justified cases', async () => {
  assert.deepEqual(await eslint(served), argued);
});

test('both linters would report a connection without pageInfo', async () => {
  const broken = served.replace(/(type ModelConnection {[^}]*)pageInfo: PageInfo!/, '$1page: PageInfo!');
  assert.deepEqual(lint(broken), [
    'relay-connection-types-spec: Connection `ModelConnection` is missing the following field: pageInfo.',
  ]);
  assert.deepEqual(await eslint(broken), [
    ...argued,
    'type ModelConnection { @graphql-eslint/relay-connection-types: Connection type must contain a field `pageInfo` that '
      + 'return a non-null `PageInfo` Object type.',
  ]);
});
