// Compatibility: changes of the schema must not break clients of the released schema, schema-released.graphql. CONTRIBUTING.md
// says when that file changes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { CriticalityLevel, diff, DiffRule } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { semanticToStrict } from 'graphql-sock';

const read = (name) => readFileSync(new URL(`../resources/${name}`, import.meta.url), 'utf8');

/** The schema for clients that treat fields with @semanticNonNull as non-null. */
const strict = (text) => semanticToStrict(buildSchema(text));

/** The breaking changes from one schema to the next. Fields deprecated in one release may be removed in the next. */
async function breaks(before, after) {
  const changes = await diff(strict(before), strict(after), [DiffRule.suppressRemovalOfDeprecatedField]);
  return changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking).map(({ message }) => message);
}

const small = 'directive @semanticNonNull(levels: [Int] = [0]) on FIELD_DEFINITION '
  + 'type Query { model(slug: String!, revision: Int): Model } '
  + 'type Model { name: String! sector: Sector history: [String!] @semanticNonNull } '
  + 'enum Sector { ACADEMIA INDUSTRY }';

const breaking = {
  'a field that is gone': ['name: String!', '', "Field 'name' was removed from object type 'Model'"],
  'a field that may be null': ['String! sector', 'String sector', "Field 'Model.name' changed type from 'String!' to 'String'"],
  'a field that may be null without an error': [' @semanticNonNull }', ' }',
    "Field 'Model.history' changed type from '[String!]!' to '[String!]'"],
  'an argument that is now required': ['revision: Int', 'revision: Int!',
    "Type for argument 'revision' on field 'Query.model' changed from 'Int' to 'Int!'"],
  'an enum value that is gone': ['ACADEMIA ', '', "Enum value 'ACADEMIA' was removed from enum 'Sector'"],
};

test('the schema has no breaking change since the release', async () => {
  assert.deepEqual(await breaks(read('schema-released.graphql'), read('schema.graphql')), []);
});

for (const [change, [before, after, message]] of Object.entries(breaking)) {
  test(`the check finds ${change}`, async () => assert.deepEqual(await breaks(small, small.replace(before, after)), [message]));
}

test('a field may be removed if it was already deprecated in the release', async () => {
  const deprecated = small.replace('name: String!', 'name: String! @deprecated(reason: "Ask for slug.")');
  assert.deepEqual(await breaks(deprecated, small.replace('name: String!', '')), []);
});
