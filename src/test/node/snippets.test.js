// The programs that the playground shows for a query. Each program runs, and prints the answer of the server.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { LANGUAGES, bodyOf, headersOf } from '../../main/resources/META-INF/resources/playground/snippets.js';
import { graphql } from './atlas.js';

/** Texts that shells, strings and JSON treat specially. */
const TABS = [
  { query: '{ revision(number: 3) { label } }' },
  {
    query: 'query Found($text: String!) {\n  # it\'s "이름" $HOME `x` \\\\u0041\n  search(text: $text, revision: 3, first: 2) { text: __typename }\n}\nquery Other { __typename }',
    variables: '{\n\t"text": "it\'s \\"한국\\" $HOME \\\\ \\n 100% `x` \u00a0"\n}\n',
    operationName: 'Found',
  },
];

const RUN = {
  curl: ['example.sh', (file) => ['bash', file]],
  JavaScript: ['example.mjs', (file) => ['node', file]],
  Python: ['example.py', (file) => ['python3', file]],
  Java: ['Example.java', (file) => ['java', '-XX:TieredStopAtLevel=1', file]],
};

const folder = mkdtempSync(join(tmpdir(), 'snippets-'));
after(() => rmSync(folder, { recursive: true }));

for (const [language, program] of Object.entries(LANGUAGES)) {
  test(`the program in ${language} sends the document, its variables and the name of the operation`, async () => {
    const [name, command] = RUN[language];
    for (const tab of TABS) {
      const body = bodyOf(tab);
      assert.deepEqual(JSON.parse(body), JSON.parse(JSON.stringify({ ...tab, variables: tab.variables && JSON.parse(tab.variables) })));
      const { data, errors } = await (await fetch(graphql, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json();
      assert.equal(errors, undefined);
      const file = join(folder, name);
      writeFileSync(file, program(graphql, body, headersOf(tab, false)));
      const [start, ...options] = command(file);
      const { status, stdout, stderr } = spawnSync(start, options, { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      const printed = JSON.parse(stdout);
      assert.deepEqual(printed.data ?? printed, data);
    }
  });
}

test('a program contains a placeholder instead of the reader’s API key', () => {
  const json = { 'Content-Type': 'application/json' };
  const bearer = { ...json, Authorization: 'Bearer KEY' };
  assert.deepEqual([
    headersOf({}, false), headersOf({}, true), headersOf({ headers: '{"authorization": "Bearer atlas_secret"}' }, false),
    headersOf({ headers: '{"X-Api-Key": "atlas_secret", "Other": "1"}' }, true), headersOf({ headers: '{"Author' }, false),
  ], [json, bearer, bearer, { ...json, 'X-API-Key': 'KEY' }, json]);
  for (const program of Object.values(LANGUAGES)) assert.match(program(graphql, '{}', bearer), /Authorization.*Bearer KEY/);
});
