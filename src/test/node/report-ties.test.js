// The sections of the report with many organizations of equal rank.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import './page-document.js';
import { readAddress } from '../../main/resources/META-INF/resources/report/address.js';
import { makeContext } from '../../main/resources/META-INF/resources/report/context.js';
import { organizations } from '../../main/resources/META-INF/resources/report/sections/organizations.js';
import { en } from '../../main/resources/META-INF/resources/report/words/en.js';
import { formats } from '../../main/resources/META-INF/resources/shared/format.js';

globalThis.location = { href: 'http://localhost/report' };

const { context: page } = makeContext(readAddress('?from=2024&to=2025&min=1&lang=en', 'en').state, {
  trends: { from: 2019, to: 2026, lastCompleteYear: 2025, revision: { number: 8, asOf: '2026-08-19' }, sources: [{ attribution: 'Epoch AI' }] },
  reports: [],
  country: { code: 'KR', name: 'South Korea' },
  countries: { nodes: [] },
}, formats('en'), en);

test('the sentence counts all organizations of a rank, not only those that fit into a page', () => {
  const all = Array.from({ length: 20 }, (_, at) => ({ rank: 1, tied: true, key: `o${at}`, label: `Lab ${at}`, modelCount: 1, share: 0.05 }));
  const [part] = organizations.parts(page);
  const rankings = [...part.matchAll(/(\w+): ranking\(([^)]*)\)/g)]
    .map(([, alias, given]) => [alias, all.slice(0, Number(given.match(/first: (\d+)/)?.[1] ?? all.length))]);
  const data = { byOrganization: { ...Object.fromEntries(rankings), prolificOrganizations: [], all: [] } };
  const [prose] = organizations.draw(data, page);
  assert.match(prose.textContent, /^Lab 0, Lab 1, Lab 2 and 17 others released the most models of 2025 \(1 each\)\./);
});
