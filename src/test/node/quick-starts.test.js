// The programs of docs/quick-starts.md, unchanged except for the server's address. All of them print the same lines.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { graphql, url } from './atlas.js';

const document = readFileSync(new URL('../../../docs/quick-starts.md', import.meta.url), 'utf8');
const modules = new URL('node_modules', import.meta.url).pathname;
let folder;
let expected;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quick-starts-'));
  const query = '{ models(filter: { countries: ["KR"] }, revision: 3, first: 100) { nodes { releasedOn name } } }';
  const response = await fetch(`${graphql}?query=${encodeURIComponent(query)}`);
  const { data } = await response.json();
  expected = data.models.nodes.map(({ releasedOn, name }) => `${releasedOn} ${name}\n`);
  assert.equal(expected.length, 14);
});
after(() => rmSync(folder, { recursive: true }));

/** Writes a file from the code block of the document that begins with the file's name. */
function write(name) {
  const [, text] = document.match(new RegExp('```\\w+\\n((?://|#) ' + name.replaceAll('.', '\\.') + '\\n[^]*?)```')) ?? [];
  assert.ok(text, `the document has no ${name}`);
  writeFileSync(join(folder, name), text.replaceAll('http://localhost:8080', url));
}

function run(command, ...options) {
  const { status, stdout, stderr } = spawnSync(command, options, { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, `${command} ${options.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}

test('the document shows the first lines of the output, and says how many lines there are', () => {
  assert.ok(document.includes(`\`\`\`\n${expected.slice(0, 3).join('')}\`\`\``));
  assert.ok(document.includes(`prints ${expected.length} lines`));
});

test('the programs with curl print the expected lines', () => {
  write('korea.sh');
  const { data } = JSON.parse(run('bash', 'korea.sh'));
  assert.deepEqual(data.models.nodes.map(({ releasedOn, name }) => `${releasedOn} ${name}\n`), expected);
  write('korea-csv.sh');
  const [header, ...rows] = run('bash', 'korea-csv.sh').trimEnd().split('\n');
  assert.match(header, /^slug,name,released_on,/);
  assert.equal(rows.length, expected.length);
});

test('the program in JavaScript prints the expected lines', () => {
  write('korea.mjs');
  assert.equal(run('node', 'korea.mjs'), expected.join(''));
});

test('the program in JavaScript prints the code of an error', () => {
  write('korea.mjs');
  const wrong = readFileSync(join(folder, 'korea.mjs'), 'utf8').replace('first: 5', 'first: 500');
  writeFileSync(join(folder, 'korea.mjs'), wrong);
  const { status, stderr } = spawnSync('node', ['korea.mjs'], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /BAD_USER_INPUT: .*`first`/);
});

test('the program in TypeScript compiles with generated types, and prints the expected lines', () => {
  ['korea.graphql', 'codegen.yml', 'tsconfig.json', 'korea.ts'].forEach(write);
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  symlinkSync(modules, join(folder, 'node_modules'));
  run('node', join(modules, '.bin/graphql-codegen'), '--config', 'codegen.yml');
  run('node', join(modules, '.bin/tsc'));
  assert.equal(run('node', 'dist/korea.js'), expected.join(''));
});

test('the document installs the versions that this test uses', () => {
  const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
  const installed = [...document.matchAll(/npm install[^]*?(?=\nn|```)/g)].flatMap(([line]) => [...line.matchAll(/ (@?[\w/-]+)@([\d.]+)/g)]);
  assert.equal(installed.length, 7);
  assert.deepEqual(installed.map(([, name, version]) => [name, version]), installed.map(([, name]) => [name, dependencies[name]]));
});

test('the program in Python prints the expected lines', () => {
  write('korea.py');
  assert.equal(run('python3', 'korea.py'), expected.join(''));
});
