// The sample app of docs/using-the-api.md, built from its sources. It runs from another origin than the server.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';

import { build, check, output, types } from '../build-app.js';
import { graphql } from '../atlas.js';
import { onPage, picture } from './browser.js';

const source = (name) => readFileSync(new URL(`../app/${name}`, import.meta.url), 'utf8');

let site;
let home;

before(async () => {
  await build();
  site = createServer((request, response) => {
    const isScript = request.url === '/main.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(readFileSync(`${output}${isScript ? 'main.js' : 'index.html'}`));
  });
  await new Promise((done) => { site.listen(0, '127.0.0.1', done); });
  home = `http://127.0.0.1:${site.address().port}/`;
});
after(() => site?.close());

/** Opens the app, and collects the operations that it sends. */
const onApp = (run) => onPage(async (page, troubles) => {
  const sent = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.postDataJSON()));
  await page.goto(home);
  await page.getByRole('listitem').first().waitFor();
  await run(page, sent, troubles);
}, { also: home });

/** The cursors after which the app has requested pages of models. */
const pages = (sent) => sent.filter(({ operationName }) => operationName === 'Models').map(({ variables }) => variables.after ?? 'start');

const expected = async (document) => (await (await fetch(graphql, {
  method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: document }),
})).json()).data;

async function scrollTo(page, models) {
  while (await page.getByRole('listitem').count() < models) {
    const now = await page.getByRole('listitem').count();
    await page.mouse.wheel(0, 10_000);
    await page.waitForFunction((before) => document.querySelectorAll('li').length > before, now);
  }
}

test('the app has few lines, and few checks for null', () => {
  const files = ['index.html', 'main.tsx', 'documents.graphql', 'tsconfig.json'].map(source);
  assert.ok(files.join('').split('\n').length <= 200);
  assert.ok(source('main.tsx').match(/\?\./g).length <= 8);
});

test('the compiler accepts the types of the app, but only with @semanticNonNull', async () => {
  assert.equal(check(), '');
  await types(false);
  const nulls = [...check().matchAll(/error TS(18047|2531|2339)/g)];
  await types();
  assert.ok(nulls.length >= 5, `${nulls.length} errors`);
});

test('scrolling shows each model once, in the order of the API', () => onApp(async (page, sent) => {
  await scrollTo(page, 100);
  const names = await page.getByRole('listitem').getByRole('link').allTextContents();
  const { models } = await expected('{ models(first: 100) { nodes { name } } }');
  assert.deepEqual(names.slice(0, 100), models.nodes.map(({ name }) => name));
  // A turn of the wheel may have requested one more page than needed.
  assert.ok(pages(sent).length - names.length / 20 <= 1, `${pages(sent)}`);
  await picture(page, 'app');
}));

test('the app opens a model, and returns to the list without loading it again', () => onApp(async (page, sent) => {
  await scrollTo(page, 40);
  const name = await page.getByRole('listitem').nth(30).getByRole('link').textContent();
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
  assert.equal(sent.at(-1).operationName, 'Model');
  await page.getByRole('link', { name: 'All models' }).click();
  await page.getByRole('link', { name, exact: true }).waitFor();
  assert.ok(await page.getByRole('listitem').count() >= 40);
  assert.deepEqual(pages(sent), [...new Set(pages(sent))], 'no page is requested twice');
}));

test('the cache has one entry for each model, organization and country', () => onApp(async (page) => {
  await scrollTo(page, 60);
  for (const position of [3, 33]) {
    await page.getByRole('listitem').nth(position).getByRole('link').click();
    await page.getByRole('heading').waitFor();
    await page.getByRole('link', { name: 'All models' }).click();
    await page.getByRole('listitem').first().waitFor();
  }
  const entries = await page.evaluate(() => Object.values(window.__APOLLO_CLIENT__.cache.extract())
    .filter((entry) => entry.slug ?? entry.code)
    .map((entry) => `${entry.__typename} ${entry.slug ?? entry.code}`));
  assert.ok(entries.length > 80, `${entries.length} entries`);
  assert.deepEqual(entries.filter((entry, position) => entries.indexOf(entry) !== position), []);
}));

test('the app filters by country, and reports an unknown model in the address', () => onApp(async (page) => {
  const { models } = await expected('{ models(first: 100, filter: { countries: ["KR"] }) { totalCount nodes { name } } }');
  await page.getByLabel('Country').selectOption('KR');
  await page.getByText(` of ${models.totalCount}`).waitFor();
  await scrollTo(page, models.nodes.length);
  assert.deepEqual(await page.getByRole('listitem').getByRole('link').allTextContents(), models.nodes.map(({ name }) => name));
  await page.goto(`${home}#nothing`);
  await page.getByRole('alert').getByText('There is no model nothing.').waitFor();
}));
