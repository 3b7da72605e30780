// What several pages use is in the folder `shared`. Nothing else connects the pages.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { readAddress as claims } from '../../main/resources/META-INF/resources/claims/address.js';
import { readAddress as explorer } from '../../main/resources/META-INF/resources/explorer/state.js';
import { readAddress as report } from '../../main/resources/META-INF/resources/report/address.js';
import { csv } from '../../main/resources/META-INF/resources/shared/csv.js';
import { readAddress as things } from '../../main/resources/META-INF/resources/things/address.js';

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
    // HTML loads these scripts.
    if (folderOf(path) !== 'shared' || ['shared/theme.js', 'shared/failed-load.js'].includes(path)) continue;
    assert.ok(modules.filter((one) => one.has(path)).length > 1, path);
  }
});

test('a page uses the first of two values for one choice, and reports the other as ignored', () => {
  const pages = {
    explorer: explorer('?revision=3&lang=ko&revision=5', 'en'),
    report: report('?revision=3&lang=ko&r=5', 'en'),
    claims: claims({ pathname: '/claims', search: '?revision=3&lang=ko&revision=5' }, 'en'),
    things: things({ pathname: '/models', search: '?revision=3&lang=ko&revision=5' }, 'en'),
  };
  for (const [page, { state, dropped }] of Object.entries({ ...pages, things: { state: pages.things, dropped: pages.things.dropped } })) {
    assert.deepEqual([state.revision, state.lang], [3, 'ko'], page);
    assert.deepEqual(dropped, [page === 'report' ? 'r=5' : 'revision=5'], page);
  }
});

test('no page reports the parameters that other sites append', () => {
  const of = (search) => [explorer(search, 'en'), report(search, 'en'), claims({ pathname: '/claims/is-198-22', search }, 'en'),
    things({ pathname: '/models', search }, 'en')].map(({ dropped }) => dropped);
  assert.deepEqual(of('?utm_source=letter&utm_medium=email&fbclid=1&gclid=2&mc_cid=3&NaPm=4&_gl=5'), [[], [], [], []]);
  assert.deepEqual(of('?fbclids=1&xutm_source=2'), Array(4).fill(['fbclids=1', 'xutm_source=2']));
});

test('a page reads a slug in upper and lower case', () => {
  assert.deepEqual(explorer('?domain=Language', 'en').state.domain, ['language']);
  assert.equal(report('?edition=IS-198', 'en').state.edition, 'is-198');
  assert.equal(claims({ pathname: '/claims', search: '?report=IS-198' }, 'en').state.report, 'is-198');
  assert.deepEqual(explorer('?domain=a_b', 'en').dropped, ['domain=a_b']);
});

test('a page reads the code of a country in upper and lower case', () => {
  for (const search of ['?country=kr', '?country=Kr', '?c=kr']) {
    assert.deepEqual([explorer(search, 'en').state.country, explorer(search, 'en').dropped], [['KR'], []], search);
    assert.deepEqual([report(search, 'en').state.country, report(search, 'en').dropped], ['KR', []], search);
  }
  assert.deepEqual(explorer('?country=KR&country=kr', 'en').state.country, ['KR']);
  assert.deepEqual(explorer('?country=kor', 'en').dropped, ['country=kor']);
});

test('a page reports a second value once, even if it is invalid', () => {
  for (const page of [explorer, report]) assert.deepEqual(page('?revision=3&revision=x', 'en').dropped, ['revision=x']);
});

test('a short range of years is one choice', () => {
  for (const page of [explorer, report]) {
    assert.deepEqual(page('?y=2019-2020&y=2021-2022', 'en').dropped, ['y=2021-2022']);
    const { state: { from, to }, dropped } = page('?from=2012&y=2010-2015', 'en');
    assert.deepEqual([from, to, dropped], [2012, null, ['y=2010-2015']]);
  }
});

test('a vertical bar separates the values of a list in a CSV file, and a backslash escapes it within a value', () => {
  assert.equal(csv(['a'], [[['Korea University of Science, Technology and Art', 'A|B', 'C\\D']], [[7, 2]], [[]], [['=1', 'x']]]),
    'a\r\n"Korea University of Science, Technology and Art|A\\|B|C\\\\D"\r\n7|2\r\n\r\n\'=1|x\r\n');
});

test('no cell of a CSV file begins like a formula, also not with full-width signs', () => {
  for (const sign of ['=', '+', '-', '@', '\t', '\r', '\n', '\uff1d', '\uff0b', '\uff0d', '\uff20']) {
    assert.match(csv([`${sign}A1`], []), /^"?'/, JSON.stringify(sign));
  }
  assert.equal(csv(["'=A1"], []), "''=A1\r\n", 'whoever reads the file removes one apostrophe');
  assert.equal(csv(['A', '1'], [[-1, null]]), 'A,1\r\n-1,\r\n');
});
