// The HTML of the report names all modules, so that the browser loads them together, and not one level after another.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const ROOT = new URL('../../main/resources/META-INF/resources/', import.meta.url);

/** All modules that a module imports, directly or through other modules, as paths of the site. */
function importedBy(path, found = new Set()) {
  const source = readFileSync(new URL(path.slice(1), ROOT), 'utf8');
  for (const [, relative] of source.matchAll(/^import .*?from '(\.[^']+)';/gms)) {
    const imported = new URL(relative, `http://site${path}`).pathname;
    if (found.has(imported)) continue;
    found.add(imported);
    importedBy(imported, found);
  }
  return found;
}

test('the page preloads exactly the modules that it imports', () => {
  const page = readFileSync(new URL('report/index.html', ROOT), 'utf8');
  const preloaded = [...page.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, href]) => href);
  assert.deepEqual(preloaded.toSorted(), [...importedBy('/report/main.js')].toSorted());
});

test('the page has no inline script, and sends no request to another host', () => {
  const page = readFileSync(new URL('report/index.html', ROOT), 'utf8');
  assert.ok([...page.matchAll(/<script\b[^>]*>([^<]*)<\/script>/g)].every(([, code]) => code === ''));
  assert.deepEqual([...page.matchAll(/(?:src|href)="(https?:[^"]+)"/g)].map(([, href]) => href), []);
});
