// The report at /report: its numbers, the models behind the numbers, the statements of editions, and the address.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { onPage, picture } from './browser.js';
import { evaluated } from './claims.js';
import { api } from './explorer.js';
import { complete, openReport, recordsBehind, rowsOf, tableOf } from './report.js';

const IS_198 = '?revision=3&from=2020&to=2024&lang=en';

test('at the revision of IS-198, the report has the published numbers of IS-198', () => onPage(async (page) => {
  await openReport(page, IS_198);
  await picture(page, 'report-is-198');
  assert.deepEqual((await rowsOf(tableOf(page, 'years'))).map(([year, models, change]) => [year, models, change]),
    [['2020', '2', '+2'], ['2021', '9', '+7'], ['2022', '29', '+20'], ['2023', '109', '+80'], ['2024', '122', '+13']]);
  const countries = await rowsOf(tableOf(page, 'countries'));
  const country = (name) => countries.find(([label]) => label === name);
  assert.deepEqual(['United States', 'China', 'South Korea', 'France', 'Japan', 'Germany'].map((name) => country(name)[6]),
    ['128', '95', '14', '10', '4', '4']);
  assert.deepEqual(['United States', 'China', 'South Korea', 'France'].map((name) => country(name)[5]), ['63', '45', '3', '3']);
  const shares = await rowsOf(tableOf(page, 'sector-shares'));
  assert.deepEqual(shares.find(([sector]) => sector === 'Industry').slice(3, 6), ['89.7%', '93.6%', '96.7%']);
  const domain = (await rowsOf(tableOf(page, 'domains'))).find(([label]) => label === 'Language');
  assert.deepEqual(domain.slice(-2), ['240', '88.6%']);
  const organizations = await rowsOf(tableOf(page, 'organizations'));
  assert.deepEqual(organizations.slice(0, 4).map(([name, , , models]) => [name, models]),
    [['Alibaba', '15'], ['Meta AI', '13'], ['OpenAI', '9'], ['Google', '7']]);
  assert.deepEqual((await rowsOf(tableOf(page, 'prolific'))).map(([name, , n]) => [name, n]),
    [['United States', '11'], ['China', '6'], ['France', '1'], ['South Korea', '1']]);
  assert.deepEqual((await rowsOf(tableOf(page, 'country-models'))).slice(0, 3).map(([model]) => model),
    ['EXAONE 3.5 32B', 'EXAONE 3.5 7.8B', 'EXAONE 3.0']);
  const models = page.locator('.masthead a[href^="/models"]');
  assert.equal(await models.getAttribute('href'), '/models?lang=en&revision=3');
  await page.getByRole('button', { name: 'Read the latest revision' }).click();
  await complete(page);
  assert.equal(await models.getAttribute('href'), '/models?lang=en&revision=9');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'report');
}));

test('the numbers of a table equal the answer to its query', () => onPage(async (page) => {
  await openReport(page, '?lang=ko');
  for (const [id, alias] of [['countries', 'byCountry'], ['domains', 'byDomain'], ['families', 'byFamily'], ['openness', 'byOpenness']]) {
    const link = new URL(await page.locator(`#table-${id}`).getByRole('link', { name: 'API 쿼리' }).getAttribute('href'), page.url());
    assert.equal(link.pathname, '/graphiql');
    const answer = await api(link.searchParams.get('query'), JSON.parse(link.searchParams.get('variables')));
    const rows = await rowsOf(tableOf(page, id));
    const series = answer[alias].series.filter(({ key }) => key !== 'multimodal').slice(0, 10);
    const numbers = (cells, years) => cells.slice(1, years + 2).map((text) => Number(text.replaceAll(',', '')));
    assert.deepEqual(rows.slice(0, series.length).map((cells) => numbers(cells, answer[alias].years.length)),
      series.map(({ years, modelCount }) => [...years.map((year) => year.modelCount), modelCount]));
  }
}));

test('a button switches between a table by year and charts of its rows', () => onPage(async (page) => {
  await openReport(page, IS_198);
  for (const id of ['countries', 'domains', 'tasks', 'families', 'task-numbers', 'collaboration', 'sectors', 'openness']) {
    const table = tableOf(page, id);
    const rows = (await rowsOf(table)).slice(0, 2).map(([label, ...cells]) => [label, ...cells.slice(0, 5)]);
    const button = page.locator(`#table-${id}`).getByRole('button', { name: 'Chart', exact: true });
    await button.click();
    await table.waitFor({ state: 'hidden' });
    const charts = await page.locator(`#table-${id} .multiples figure`).evaluateAll((figures) => figures.slice(0, 2).map((figure) =>
      [figure.querySelector('figcaption').textContent, ...[...figure.querySelectorAll('.count')].map((text) => text.textContent)]));
    assert.deepEqual(charts, rows, id);
    await picture(page, `report-chart-${id}`);
    await button.click();
    await table.waitFor();
    assert.equal(await page.locator(`#table-${id} .multiples`).isVisible(), false);
  }
  assert.equal(await page.locator('#table-bases').getByRole('button', { name: 'Chart', exact: true }).count(), 0);
}));

// Numbers by table, row and column. One click on a number opens the dialog with its models. The fourth item is the number of
// models, if the cell has another number.
const NUMBERS = [
  ['years', 0, 1], ['years', 4, 4], ['countries', 0, 3], ['countries', 1, 6], ['domains', 0, 4], ['domains', 1, 6],
  ['multimodal', 0, 4, 13], ['tasks', 0, 4], ['tasks', 2, 6], ['families', 0, 5], ['families', 1, 3],
  ['task-numbers', 1, 5], ['task-numbers', 2, 6], ['task-numbers', 5, 6], ['collaboration', 0, 5], ['collaboration', 1, 6],
  ['sectors', 0, 4], ['sectors', 1, 6], ['organizations', 0, 3], ['organizations', 2, 5], ['thresholds', 0, 2], ['thresholds', 0, 3],
  ['thresholds', 1, 1], ['openness', 0, 4], ['openness', 1, 6], ['bases', 0, 1], ['compute', 0, 2], ['compute-years', 3, 2],
];

test(`${NUMBERS.length} numbers of the tables open as many models as they say`, () => onPage(async (page) => {
  await openReport(page, '?revision=3&from=2020&to=2024&lang=en');
  assert.ok(NUMBERS.length >= 20 && new Set(NUMBERS.map(([id]) => id)).size >= 10);
  for (const [id, row, column, models] of NUMBERS) {
    const { shown, listed } = await recordsBehind(page, id, row, column);
    assert.equal(listed, models ? String(models) : shown, `${id}, row ${row}, column ${column}`);
  }
}));

test('numbers in sentences open their models, as does the row “Counted for several countries”', () => onPage(async (page) => {
  await openReport(page, '?revision=8&from=2020&to=2025&lang=en');
  await page.locator('.lead').getByRole('button', { name: /^495: / }).click();
  await page.getByRole('dialog').getByText(/ of 495$/).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#compute').getByRole('button', { name: /^4\.7-fold: / }).click();
  await page.getByRole('dialog').getByText(/ of 11$/).waitFor();
  await page.keyboard.press('Escape');
  const rows = await rowsOf(tableOf(page, 'countries'));
  const several = rows.findIndex(([label]) => label === 'Counted for several countries');
  const { shown, listed } = await recordsBehind(page, 'countries', several, 7);
  assert.equal(listed, shown);
  const marked = await tableOf(page, 'countries').locator('tbody td').filter({ hasText: '*' }).count();
  assert.ok(marked > 10, `${marked} cells are marked`);
}));

test('the Korean report has no codes, slugs or English words of the API as values', () => onPage(async (page) => {
  await openReport(page, '?lang=ko&revision=8&edition=is-198');
  const values = async (slug) => (await tableOf(page, 'claims').locator(`tbody tr:has(a[href^="/claims/${slug}"]) td`).allTextContents()).slice(-3);
  assert.deepEqual([await values('is-198-28'), await values('is-198-06'), await values('is-198-16'), await values('is-198-10')], [
    ['한국', '한국', '이스라엘 (다름)'],
    ['1', '1', '1'],
    ['계속 증가', '89.7%, 93.6%, 96.7%', '96.8%, 94.2%, 95.2% (다름)'],
    ['상위 4위', '28', '43'],
  ]);
}));

for (const [edition, revision] of [['is-178', 1], ['is-198', 3]]) {
  test(`the report shows all statements of ${edition} with the verdicts of the API`, () => onPage(async (page) => {
    await openReport(page, `?lang=en&revision=8&edition=${edition}`);
    const { report } = await api(`query ($slug: String!, $then: Int!) { report(slug: $slug) {
      then: claims(first: 100, revision: $then) { nodes { slug statement verdict } }
      now: claims(first: 100, revision: 8) { nodes { slug verdict } }
    } }`, { slug: edition, then: revision });
    const shown = await tableOf(page, 'claims').locator('tbody tr:has(th)').evaluateAll((rows) => rows.map((row) => ({
      slug: row.querySelector('a').textContent,
      link: row.querySelector('a').getAttribute('href'),
      statement: row.querySelector('th').textContent,
      verdicts: [...row.querySelectorAll('[data-verdict]')].map((one) => one.dataset.verdict),
    })));
    assert.ok(shown.length >= 20);
    assert.deepEqual(shown.map(({ slug, link, verdicts }) => ({ slug, link, verdicts })), report.then.nodes.map((claim, at) => ({
      slug: claim.slug, link: `/claims/${claim.slug}?revision=8&lang=en`, verdicts: [claim.verdict, report.now.nodes[at].verdict],
    })));
    shown.forEach(({ statement }, at) => assert.ok(statement.includes(report.then.nodes[at].statement)));
    const values = (await rowsOf(tableOf(page, 'claims'))).map((cells) => cells.slice(-4))
      .map(([label, ...rest]) => [label, ...rest.map((text) => text.replace(/ \(differs\)$/, ''))]);
    const [then, now] = [await evaluated(revision), await evaluated(8)];
    assert.deepEqual(values, report.then.nodes.flatMap(({ slug }) => (then.get(slug).values.length
      ? then.get(slug).values.map(({ label, published, computed }, n) =>
        [label, published, computed ?? 'none', now.get(slug).values[n].computed ?? 'none'])
      : [['–', '–', '–', '–']])));
  }));
}

test('the address has every choice, and a link reproduces the page', () => onPage(async (page) => {
  await openReport(page, '?lang=en&country=fr');
  await page.getByLabel('Organizations with at least').selectOption('5');
  await complete(page);
  await page.getByLabel('Country of a model').selectOption('RECORDED');
  await complete(page);
  await page.getByLabel('Revision', { exact: true }).selectOption('3');
  await complete(page);
  const address = new URL(page.url());
  assert.equal(address.search,
    '?revision=3&from=2020&to=2024&countryBasis=recorded&organizationBasis=group&country=FR&min=5&edition=is-198&lang=en');
  const text = () => page.locator('main').evaluate((main) => main.innerText);
  const before = await text();
  await page.goto(address.href);
  await complete(page);
  assert.equal(await text(), before);
  await page.goBack();
  await complete(page);
  assert.equal(new URL(page.url()).searchParams.get('revision'), '9');
}));

test('the report drops invalid parts of the address, and names them', () => onPage(async (page) => {
  await openReport(page, '?lang=en&from=1950&edition=nothing&country=ZZ&colour=red');
  const note = page.locator('.dropped');
  for (const part of ['from=1950', 'edition=nothing', 'country=ZZ', 'colour=red']) await note.getByText(part, { exact: true }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('country'), 'KR');
}));

test('for a revision that does not exist, the report shows the latest, and says so', () => onPage(async (page, troubles) => {
  await openReport(page, '?lang=en&revision=99');
  await page.locator('.dropped').getByText('revision=99').waitFor();
  assert.equal(new URL(page.url()).searchParams.get('revision'), '9');
  troubles.splice(0, troubles.length, ...troubles.filter((line) => !/status of (404|400)/.test(line)));
}));

test('for a window without models, the report says so and leaves out the sections', () => onPage(async (page) => {
  await openReport(page, '?lang=ko&revision=8&country=PT&from=2026&to=2026');
  await page.getByText('포르투갈에서 2026년(8월 19일까지)에 나온 모델은 없다.').waitFor();
  await openReport(page, '?lang=en&revision=4&from=2019&to=2019');
  await page.locator('.lead').getByText('No large-scale AI model came out in 2019.').waitFor();
  assert.deepEqual(await page.locator('.contents li:visible').count(), await page.locator('section.chapter:visible').count());
  assert.equal(await page.locator('#countries').isVisible(), false);
}));

test('while the server fails, each section shows the error and can try again', () => onPage(async (page, troubles) => {
  let broken = true;
  await page.route(/\/graphql\?query=query\+Report/, (route) => (broken
    ? route.fulfill({ status: 200, contentType: 'application/json', body: '{"errors":[{"message":"Out of order","extensions":{"code":"UNAVAILABLE"}}]}' })
    : route.continue()));
  await openReport(page, '?lang=en');
  const section = page.locator('#domains');
  await section.getByRole('alert').getByText('Out of order').waitFor();
  broken = false;
  await section.getByRole('button', { name: 'Try again' }).press('Enter');
  await tableOf(page, 'domains').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'domains-title');
  troubles.length = 0;
}));

/** Changes the data of the report's answers before the page gets them. */
const changing = (page, change) => page.route(/\/graphql\?query=query\+Report/, async (route) => {
  const response = await route.fetch();
  const json = await response.json();
  if (json.data) change(json.data);
  await route.fulfill({ response, json });
});

test('an error in one section does not stop the others', () => onPage(async (page, troubles) => {
  await changing(page, (data) => { if (data.thresholds) data.thresholds.thresholds = null; });
  await openReport(page, '?lang=en&revision=8');
  await page.locator('#thresholds').getByRole('alert').getByText('The page could not draw this part.').waitFor();
  assert.match(troubles.splice(0).join(), /TypeError/);
  for (const id of ['trainings', 'compute', 'countries', 'openness']) await tableOf(page, id).waitFor();
  assert.match(await page.locator('.lead').innerText(), /^495 /);
  await page.unroute(/\/graphql\?query=query\+Report/);
  await page.locator('#thresholds').getByRole('button', { name: 'Try again' }).click();
  await tableOf(page, 'thresholds').waitFor();
}));

test('if the first request fails, the links to lists name the revision that the reader chose', () => onPage(async (page, troubles) => {
  const link = page.locator('.masthead a[href^="/models"]');
  await page.route('**/graphql?*', (route) => route.abort());
  await page.goto('/report?lang=en&revision=3');
  await page.getByRole('alert').waitFor();
  assert.equal(await link.getAttribute('href'), '/models?lang=en&revision=3');
  await page.unroute('**/graphql?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await complete(page);
  await page.route('**/graphql?*', (route) => route.abort());
  await page.getByRole('button', { name: 'Read the latest revision' }).click();
  await page.getByRole('alert').waitFor();
  assert.equal(await link.getAttribute('href'), '/models?lang=en&revision=9');
  troubles.length = 0;
}));

test('the report shows an error that occurs before its first section, and can try again', () => onPage(async (page, troubles) => {
  const isStart = /\/graphql\?query=query\+Start/;
  await page.route(isStart, (route) => route.fulfill({ json: { data: {} } }));
  await page.goto('/report?lang=en');
  const alert = page.getByRole('alert');
  await alert.getByText('The page could not draw this part.').waitFor();
  assert.match(troubles.splice(0).join(), /TypeError/);
  await page.unroute(isStart);
  await alert.getByRole('button', { name: 'Try again' }).press('Enter');
  await complete(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'report');
  await tableOf(page, 'years').waitFor();
}));

test('training compute that the API returns as null is shown as not known', () => onPage(async (page) => {
  await changing(page, ({ largest, largestOfWindow }) => {
    if (largest) largest.nodes.at(-1).trainingCompute = null;
    if (largestOfWindow) largestOfWindow.nodes[0].trainingCompute = null;
  });
  await openReport(page, '?lang=en&revision=8');
  assert.equal((await rowsOf(tableOf(page, 'trainings'))).at(-1)[3], 'not known');
  await page.locator('#compute').getByText('No model of 2020–2025 has a known training compute.').waitFor();
}));

test('the CSV files in both languages differ only in names, and each name has its key beside it', () => onPage(async (page) => {
  await page.addInitScript(() => {
    window.files = [];
    URL.createObjectURL = (content) => (window.files.push(content.text()), '#');
  });
  /** Header and columns of each file, by the table. */
  const filesIn = async (lang) => {
    await openReport(page, `?revision=8&from=2020&to=2026&lang=${lang}`);
    const ids = await page.locator('[id^="table-"]').evaluateAll((tables) => tables.map((table) => {
      [...table.querySelectorAll('button')].find(({ textContent }) => textContent.includes('CSV')).click();
      return table.id;
    }));
    const files = await page.evaluate(() => Promise.all(window.files));
    return Object.fromEntries(ids.map((id, at) => {
      const [header, ...rows] = cellsOf(files[at]);
      return [id, header.map((name, column) => ({ name, cells: rows.map((row) => row[column]) })).filter(({ name }) => name !== 'url')];
    }));
  };
  const [en, ko] = [await filesIn('en'), await filesIn('ko')];
  assert.deepEqual(Object.keys(ko), Object.keys(en));
  assert.ok(Object.keys(en).length >= 18);
  for (const [id, columns] of Object.entries(en)) {
    const differing = columns.flatMap(({ name, cells }, at) => (String(cells) === String(ko[id][at].cells) ? [] : [at]));
    assert.deepEqual(ko[id].map(({ name }) => name), columns.map(({ name }) => name));
    const withoutKey = differing.filter((at) => !columns[at + 1].name.endsWith('_key') && !columns[at + 1].name.endsWith('_keys'));
    // The API has no keys for the values of claims, only their position.
    assert.deepEqual(withoutKey.map((at) => columns[at].name), id === 'table-claims' ? ['value'] : [], id);
  }
  const [names, keys, models] = ['names', 'name_keys', 'models'].map((name) => en['table-prolific'].find((column) => column.name === name).cells[0].split('|'));
  for (const id of ['table-years', 'table-compute-years']) {
    assert.deepEqual(en[id].find(({ name }) => name === 'partial_year').cells, [...Array(6).fill('false'), 'true'], id);
  }
  assert.ok(names.length > 1 && keys.length === names.length && models.length === names.length, `${names}`);
}));

/** The cells of a CSV file, row by row. */
function cellsOf(file) {
  const rows = [[]];
  for (const [, quoted, plain, end] of file.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('the citation and the CSV file of a table name its revision and its permalink', () => onPage(async (page) => {
  await openReport(page, IS_198);
  const table = page.locator('#table-sectors');
  await table.getByRole('button', { name: 'Cite' }).click();
  const dialog = page.getByRole('dialog', { name: /^Cite: Models by sector/ });
  assert.match(await dialog.getByRole('region', { name: 'Reference' }).textContent(), /^Epoch AI, 'Data on AI Models'/);
  const url = await dialog.getByRole('region', { name: 'Permanent link to this page' }).textContent();
  assert.match(url, /\/report\?r=3&h=\w&o=\w&c=KR&n=3&e=is-198&y=2020-2024&en$/);
  await page.keyboard.press('Escape');
  const downloading = page.waitForEvent('download');
  await table.getByRole('button', { name: 'CSV' }).click();
  const download = await downloading;
  assert.equal(download.suggestedFilename(), 'model-atlas-report-sectors-revision-3-en.csv');
  const [header, first] = (await readFile(await download.path(), 'utf8')).split('\r\n');
  assert.equal(header, '\ufeffsector,sector_key,2020,2021,2022,2023,2024,total,revision,as_of,source,other_sources,url');
  assert.match(first, /^Industry,INDUSTRY,\d+,\d+,26,102,118,\d+,3,2025-02-01,"Epoch AI, 'Data on AI Models', epoch\.ai\/data\/ai-models",0,http/);
  assert.ok(first.endsWith(`,${url}`), first);
}));
