// The sections of the report with many countries, or with many organizations of equal rank.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import './page-document.js';
import { readAddress } from '../../main/resources/META-INF/resources/report/address.js';
import { makeContext } from '../../main/resources/META-INF/resources/report/context.js';
import { documentOf } from '../../main/resources/META-INF/resources/report/documents.js';
import { countries } from '../../main/resources/META-INF/resources/report/sections/countries.js';
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
  const data = { byOrganization: { ...Object.fromEntries(rankings), all: [] } };
  const [prose] = organizations.draw(data, page);
  assert.match(prose.textContent, /^Lab 0, Lab 1, Lab 2 and 17 others released the most models of 2025 \(1 each\)\./);
});

test('the table of countries counts the models of several countries once, and marks the cells with such models', () => {
  const series = ['US', 'CA', 'FR'].map((key, at) => ({
    key, label: key, modelCount: 3, share: 1, rank: 1, tied: true, years: [{ year: 2024, modelCount: 2 - at, rank: 1, tied: true }, { year: 2025, modelCount: 1 + at, rank: 1, tied: true }],
  }));
  const years = (...counts) => counts.map((modelCount, at) => ({ year: 2024 + at, partial: false, modelCount }));
  const byCountry = { modelCount: 4, unattributed: 0, years: years(2, 2), series };
  const { parts, variables } = countries.more({ byCountry }, page);
  const request = documentOf('ReportDetail', parts, { ...page.variables, ...variables });
  assert.match(request.query, /filter: \$ofSeveral/);
  assert.deepEqual(request.variables.ofSeveral.any.map(({ countries: some, all }) => [some, all[0].countries]), [
    [['US', 'FR'], ['CA']], [['US', 'CA'], ['FR']]]);
  const several = {
    modelCount: 3, years: years(1, 2), series: [{ key: 'US', years: years(1, 0) }, { key: 'CA', years: years(1, 2) }],
  };
  const cells = (data) => countries.draw(data, page).filter(Boolean).find((one) => one.all('table').length).all('tr')
    .map((row) => row.children.map(({ textContent }) => textContent));
  assert.deepEqual(cells({ byCountry, several }).slice(1), [
    ['US', '2*', '1', '3*', '=1'], ['CA', '1*', '2*', '3*', '=1'], ['FR', '0', '3', '3', '=1'],
    ['Counted for several countries', '1', '2', '3', '–'], ['All models, each counted once', '2', '2', '4', '–']]);
  const none = { modelCount: 0, years: years(0, 0), series: [] };
  assert.deepEqual(cells({ byCountry, several: none }).slice(1).map(([label]) => label), ['US', 'CA', 'FR', 'All models, each counted once']);
  assert.equal(countries.more({ byCountry: { ...byCountry, series: series.slice(0, 1) } }, page), null);
});

test('each organization with enough models is under a country, or among those without one', () => {
  const of = (key, modelCount) => ({ key, label: key, modelCount });
  const ranked = [of('google', 6), of('naver', 3), of('nobody', 3)].map((one, at) => ({ ...one, rank: at ? 2 : 1, tied: at > 0, share: 0.1 }));
  const all = [['US', [of('google', 2), of('small', 2)]], ['KR', [of('naver', 3)]], ['GB', [of('google', 2)]], ['FR', [of('small', 2)]]]
    .map(([code, list]) => ({ country: { code, name: code }, organizations: list }));
  const three = { ...page, state: { ...page.state, min: 3 } };
  const parts = organizations.draw({ byOrganization: { inYear: [...ranked, { ...of('small', 2), rank: 4 }], window: ranked, all } }, three);
  assert.match(parts[0].textContent, / 3 organizations released 3 or more: 1 from GB, 1 from KR and 1 from US\. For 1 no country is known\./);
  const rows = parts[2].all('tr').slice(1).map((row) => row.children.map(({ textContent }) => textContent));
  assert.deepEqual(rows, [['GB', '=1', '1', 'google 2'], ['KR', '=1', '1', 'naver 3'], ['US', '=1', '1', 'google 2']]);
  assert.match(parts[2].textContent, /One organization without a known country is left out\./);
  const data = { byOrganization: { inYear: ranked, window: ranked, all } };
  const recorded = organizations.draw(data, { ...three, recorded: true });
  assert.match(recorded[0].textContent, / For 1 no country is recorded\./);
  assert.equal(recorded[1].all('tr').at(-1).children[1].textContent, 'not recorded');
  assert.equal(parts[1].all('tr').at(-1).children[1].textContent, 'not known');
  // The query of both tables has no minimum.
  const noted = (drawn) => drawn.slice(1).map(({ textContent }) => /The API query lists all .* The table covers those with 3 models or more, in all countries/.test(textContent));
  assert.deepEqual([noted(parts), noted(recorded)], [[true, true], [true, true]]);
  assert.ok(organizations.draw(data, page).every(({ textContent }) => !textContent.includes('The table covers')));
});
