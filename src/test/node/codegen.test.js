// TypeScript types of our documents: generated from the schema of the running server, and checked by the TypeScript compiler.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { before, test } from 'node:test';

import { generate } from '@graphql-codegen/cli';
import { parse } from 'graphql';

import { graphql } from './atlas.js';
import config, { directories, output } from './codegen.config.js';

const here = (path) => new URL(path, import.meta.url).pathname;
const read = (path) => readFileSync(path, 'utf8');

before(async () => {
  rmSync(output, { recursive: true, force: true });
  await generate(config, true);
});

test('every operation of our documents gets types', () => {
  const operations = directories
    .flatMap((directory) => readdirSync(directory, { recursive: true }).map((name) => directory + name))
    .filter((path) => path.endsWith('.graphql'))
    .flatMap((path) => parse(read(path)).definitions.map(({ name }) => name.value));
  const typed = [...read(`${output}operations.ts`).matchAll(/^export const (\w+)Document = /gm)].map(([, name]) => name);
  assert.deepEqual(typed.sort(), operations.sort());
  assert.ok(operations.length > 10, `${operations.length} operations`);
});

test('the generated types equal the types that the server offers', async () => {
  const response = await fetch(`${graphql}/schema.d.ts`);
  assert.equal(response.headers.get('content-type'), 'text/plain; charset=utf-8');
  assert.equal(await response.text(), read(`${output}schema.ts`), 'the types are old: CONTRIBUTING.md says how to copy them');
});

test('no type is any or unknown', () => {
  assert.doesNotMatch(read(`${output}operations.ts`) + read(`${output}schema.ts`), /: any\b|\bunknown;/);
});

test('the TypeScript compiler accepts the types, and refuses wrong uses of them', () => {
  const { status, stdout } = spawnSync(process.execPath,
    [here('node_modules/.bin/tsc'), '--project', here('typescript/tsconfig.json')], { encoding: 'utf8' });
  assert.equal(stdout, '');
  assert.equal(status, 0);
});
