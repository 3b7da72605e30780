// What several pages use is in the folder `shared`. Nothing else connects the pages.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { csv } from '../../main/resources/META-INF/resources/shared/csv.js';

const ROOT = new URL('../../main/resources/META-INF/resources/', import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');
/** The HTML of the page of each folder. */
const PAGES = { explorer: 'index.html', claims: 'claims/index.html', report: 'report/index.html', things: 'things/index.html' };

/** The modules that each module imports, all as paths below the root. */
const IMPORTS = new Map([...Object.keys(PAGES), 'shared'].flatMap((folder) => readdirSync(new URL(folder, ROOT), { recursive: true })
  .filter((name) => name.endsWith('.js'))
  .map((name) => `${folder}/${name}`)
  .map((path) => [path, [...read(path).matchAll(/(?:from |import\()'(\.[^']+)'/g)].map(([, other]) => new URL(other, `http://site/${path}`).pathname.slice(1))])));

const folderOf = (path) => path.split('/')[0];
const foldersOf = (paths) => [...new Set(paths.map(folderOf))].sort();
const usedBy = (folder) => foldersOf([...IMPORTS].filter(([path]) => folderOf(path) === folder).flatMap(([, imported]) => imported));

for (const [folder, page] of Object.entries(PAGES)) {
  test(`the page of the folder ${folder} uses only this folder and shared`, () => {
    assert.deepEqual(usedBy(folder), [folder, 'shared'].sort());
    const named = [...read(page).matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, path]) => path);
    assert.deepEqual(foldersOf(named).filter((name) => name !== 'webjars'), [folder, 'shared'].sort());
  });
}

test('the modules of shared use no page', () => {
  assert.deepEqual(usedBy('shared'), ['shared']);
});

test('several pages use each module of shared', () => {
  const reached = (path, found) => {
    for (const imported of IMPORTS.get(path)) {
      if (!found.has(imported)) reached(imported, found.add(imported));
    }
    return found;
  };
  const modules = Object.keys(PAGES).map((folder) => reached(`${folder}/main.js`, new Set()));
  for (const path of IMPORTS.keys()) {
    // HTML loads the script of the theme.
    if (folderOf(path) !== 'shared' || path === 'shared/theme.js') continue;
    assert.ok(modules.filter((one) => one.has(path)).length > 1, path);
  }
});

test('no cell of a CSV file begins like a formula, also not with full-width signs', () => {
  for (const sign of ['=', '+', '-', '@', '\t', '\r', '\n', '\uff1d', '\uff0b', '\uff0d', '\uff20']) {
    assert.match(csv([`${sign}A1`], []), /^"?'/, JSON.stringify(sign));
  }
  assert.equal(csv(['A', '1'], [[-1, null]]), 'A,1\r\n-1,\r\n');
});
