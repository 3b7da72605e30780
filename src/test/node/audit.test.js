// Runs the audit of graphql-http: the MUST, SHOULD and MAY rules of the GraphQL over HTTP specification.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { auditServer } from 'graphql-http';

import { graphql } from './atlas.js';

test('the server passes every check of the GraphQL-over-HTTP audit', async () => {
  const results = await auditServer({ url: graphql, fetchFn: fetch });
  const failed = results.filter(({ status }) => status !== 'ok');
  assert.deepEqual(failed.map(({ id, name, status, reason }) => `${status}: ${id} ${name}: ${reason}`), []);
  assert.ok(results.length >= 61, `${results.length} checks`);
});
