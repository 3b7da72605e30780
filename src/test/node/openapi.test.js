// Redocly's linter accepts the description at /openapi.yaml, with all recommended rules.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createConfig, lintFromString } from '@redocly/openapi-core';

import { url } from './atlas.js';

const response = await fetch(`${url}/openapi.yaml`);
const served = await response.text();
const config = await createConfig({ extends: ['recommended-strict'] });

async function lint(source) {
  const problems = await lintFromString({ source, absoluteRef: 'openapi.yaml', config });
  return problems.map(({ ruleId, severity, message }) => `${severity} ${ruleId}: ${message}`);
}

test('the server sends /openapi.yaml as YAML', () => {
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/yaml');
});

test('/openapi.yaml passes the linter', async () => assert.deepEqual(await lint(served), []));

test('the linter would report an operation without an ID, and a broken reference', async () => {
  const broken = served.replace(/ *operationId: listChanges\n/, '').replace('schemas/CompleteRevision', 'schemas/Nothing');
  assert.deepEqual((await lint(broken)).map((problem) => problem.split(':')[0]).sort(), [
    'error no-unresolved-refs', 'error no-unused-components', 'error operation-operationId']);
});
