// The pages of models, organizations and countries, and their lists.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { api } from './explorer.js';
import { isLeftToBrowser, onPage } from './browser.js';
import { factsOf, open, settled } from './things.js';

const text = (page, selector) => page.locator(selector).first().innerText();
const lines = (page, selector) => page.locator(selector).allInnerTexts();

test('the page of a model has its facts, with units and confidence', () => onPage(async (page) => {
  await open(page, '/models/gpt-4?revision=8&lang=en');
  assert.deepEqual(await factsOf(page), {
    'Training compute': '2.1 × 10²⁵ FLOPwithin a factor of 10',
    Parameters: '1.8 trillionwithin a factor of 10',
    'Training data': '4.9 trillion datapoints (tokens or words for text)within a factor of 10',
    'Training time': '2,280 hourswithin a factor of 10',
    'Hardware units': '25,000within a factor of 10',
    Hardware: 'NVIDIA A100 SXM4 40 GB',
    'Hardware utilization (MFU)': 'not known',
    'Cost of the training compute': 'not known',
    'Fine-tuning compute': 'not known',
    'Training datasets': 'not known',
    'Training code': 'not known',
    Access: 'API access',
    Domains: 'Multimodal, Language, Vision',
    Tasks: 'Language modeling, Language modeling/generation, Question answering, Visual question answering',
    Sectors: 'Industry',
    Released: '15 Mar 2023',
    'Countries in the source': 'United States',
    Publication: 'not known',
    Citations: 'not known',
    'Confidence of the source': 'Likely (within 10×)',
    Organizations: 'OpenAI',
    'Countries (developer’s headquarters)': 'United States',
    Collaboration: 'developed by one group',
    'Described at': 'arxiv.org/abs/2303.08774',
    'Published here by': 'Epoch AI',
  });
}));

test('at a revision with more facts, the page and the timeline show these facts', () => onPage(async (page) => {
  await open(page, '/models/gpt-4?revision=9&lang=en');
  const facts = await factsOf(page);
  assert.deepEqual(['Hardware utilization (MFU)', 'Cost of the training compute', 'Training datasets', 'Training code', 'Publication', 'Citations']
    .map((label) => facts[label]), ['34.0%within a factor of 10', '81.4 million US dollars at cloud priceswithin a factor of 10', 'Unspecified unreleased', 'Unreleased',
    'GPT-4 Technical Report', '24,490']);
  assert.equal((await lines(page, '.timeline h3'))[0], 'Revision 9, data of 19 Aug 2026changed');
  const rows = await page.locator('.changes').first().locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(rows, [['Training datasets', 'not known', 'Unspecified unreleased', 'source'], ['Training code', 'not known', 'Unreleased', 'source'],
    ['Hardware utilization (MFU)', 'not known', '34.0%', 'source'], ['Cost of the training compute', 'not known', '81.4 million US dollars at cloud prices', 'source'],
    ['Citations', 'not known', '24,490', 'source'], ['Publication', 'not known', 'GPT-4 Technical Report', 'source']]);
}));

test('the rank of a model on its page is the rank in a sorted list', () => onPage(async (page) => {
  const known = [];
  let after = null;
  do {
    const { models: { nodes, pageInfo } } = await api(`query ($after: String) {
      models(revision: 8, filter: { computeKnown: true }, first: 100, after: $after) { nodes { slug trainingCompute { flop } } pageInfo { hasNextPage endCursor } } }`, { after });
    known.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  const flop = (slug) => known.find((model) => model.slug === slug).trainingCompute.flop;
  const places = new Map(known.map(({ slug }) => [slug, 1 + known.filter((other) => other.trainingCompute.flop > flop(slug) * (1 + 1e-9)).length]));
  const isSame = (one, other) => Math.abs(one - other) <= 1e-9 * one;
  const tied = known.find(({ slug }) => known.some((other) => other.slug !== slug && isSame(other.trainingCompute.flop, flop(slug))));
  for (const slug of ['gpt-4', tied.slug, known[10].slug, 'opt-66b']) {
    await open(page, `/models/${slug}?revision=8&lang=ko`);
    const [first] = await lines(page, '.places li');
    const isTied = known.filter((other) => isSame(other.trainingCompute.flop, flop(slug))).length > 1;
    assert.equal(first, `학습 연산량 ${isTied ? '공동 ' : ''}${places.get(slug)}위(연산량이 알려진 모델 ${known.length}개 기준)`);
  }
}));

test('the timeline says what each revision changed', () => onPage(async (page) => {
  await open(page, '/models/gpt-4?revision=8&lang=en');
  assert.deepEqual(await lines(page, '.timeline h3'), ['Revision 7, data of 30 Mar 2026renamed', 'Revision 6, data of 1 Nov 2025changed',
    'Revision 4, data of 20 May 2025changed', 'Revision 3, data of 1 Feb 2025changed', 'Revision 1, data of 16 Jul 2024added']);
  const rows = await page.locator('.changes').nth(1).locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(rows, [['Parameters', 'not known', '1.8 trillion', 'source'],
    ['Confidence of the source', 'Speculative (within 30×)', 'Likely (within 10×)', 'source']]);
}));

test('the pages of an organization and a country show the counts of the API', () => onPage(async (page) => {
  await open(page, '/organizations/google?revision=8&lang=en');
  const facts = await factsOf(page);
  assert.equal(facts.Models, '15 modelsninth of all organizations, 2.9% of all models');
  assert.equal(facts['With its subsidiaries'], '44 modelsfirst of all organizations, 8.4% of all models');
  await page.getByRole('link', { name: 'United States' }).first().click();
  await settled(page);
  assert.match(page.url(), /\/countries\/US\?lang=en&revision=8$/);
  const { trends } = await api('{ trends(revision: 8) { ranking(by: COUNTRY, first: 1) { key modelCount share } } }');
  assert.equal(await text(page, '.opening .lede'),
    `Organizations with headquarters in the United States have developed ${trends.ranking[0].modelCount} models: first in the world.`);
  await open(page, '/countries/PT?revision=8&lang=ko');
  assert.equal(await text(page, '.opening .lede'), '제8판에는 포르투갈에 본사를 둔 기관이 개발한 초거대 AI 모델이 없습니다.');
}));

test('a country whose models are all of foreign organizations has models only by the source', () => onPage(async (page) => {
  await open(page, '/countries/CH?revision=5&lang=en');
  assert.equal(await text(page, '.opening .lede'),
    'No organization with headquarters in Switzerland has developed a large-scale AI model, as of revision 5.');
  const { trends } = await api('{ trends(revision: 5, filter: {countries: ["CH"]}, countryBasis: RECORDED) { modelCount } }');
  assert.ok(trends.modelCount > 0);
  assert.match(await page.getByRole('row', { name: 'As the source states' }).innerText(), new RegExp(`\\b${trends.modelCount}\\b`));
}));

test('the page of a country lists its models, twenty at a time', () => onPage(async (page) => {
  await open(page, '/countries/KR?revision=8&lang=en');
  const rows = page.locator('table.cards tbody tr');
  assert.equal(await rows.count(), 20);
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.getByText('22 of 22').waitFor();
  assert.equal(await rows.count(), 22);
  assert.equal(await page.getByRole('button', { name: 'Show more' }).isVisible(), false);
}));

test('the search in the header finds Korean names, and the keyboard opens a result', () => onPage(async (page) => {
  await open(page, '/countries/FR?lang=ko');
  await page.getByRole('searchbox', { name: '모델, 기관, 국가 검색' }).fill('엑사원');
  await page.locator('.search-results a').first().waitFor();
  assert.ok(await isLeftToBrowser(page, 'ArrowDown'));
  await page.keyboard.press('ArrowDown');
  const name = await page.evaluate(() => document.activeElement.querySelector('span').textContent);
  assert.match(name, /^EXAONE/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/models\/[a-z0-9-]+\?lang=ko$/);
  await settled(page);
  assert.equal(await text(page, 'h1'), name);
}));

test('a list can be searched and sorted, and its address has both choices', () => onPage(async (page) => {
  await open(page, '/models?lang=en&revision=8');
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('compute');
  await page.getByRole('searchbox', { name: 'Name of a model, organization or country' }).fill('exaone');
  await page.waitForURL('/models?lang=en&revision=8&text=exaone&sort=compute');
  await settled(page);
  const { models } = await api(`{ models(revision: 8, filter: { text: "exaone" }, orderBy: { field: TRAINING_COMPUTE }, first: 50) { nodes { name } } }`);
  await page.waitForFunction((n) => document.querySelectorAll('.index tbody tr').length === n, models.nodes.length);
  assert.deepEqual(await lines(page, '.index tbody th'), models.nodes.map(({ name }) => name));
}));

test('after an error, a list no longer names the range of the former page', () => onPage(async (page, troubles) => {
  await open(page, '/models?lang=en&revision=8');
  assert.match(await text(page, '.range'), /^1–50 of /);
  await page.route('**/graphql?*', (route) => route.abort());
  await page.getByRole('button', { name: 'Next' }).click();
  await page.locator('.index').getByRole('alert').waitFor();
  assert.equal(await text(page, '.range'), '');
  troubles.length = 0;
}));

test('the list of countries has only countries with models, but a search also finds countries without models', () => onPage(async (page) => {
  await open(page, '/countries?lang=en&revision=8&sort=name');
  const { countries } = await api('{ countries(revision: 8, filter: { minModels: 1 }, orderBy: { field: NAME, direction: ASC }, first: 100) { nodes { name } } }');
  assert.deepEqual(await lines(page, '.index tbody th'), countries.nodes.map(({ name }) => name));
  assert.equal(await text(page, '.range'), `1–${countries.nodes.length} of ${countries.nodes.length}`);
  await open(page, '/countries?lang=en&revision=8&text=Portugal');
  assert.deepEqual(await lines(page, '.index tbody th'), ['Portugal']);
}));

test('if the sources cannot be loaded, the page still shows its content; an answer that is not from the API is an error', () => onPage(async (page, troubles) => {
  const isCredits = (url) => url.search.includes('query+Credits');
  for (const [address, shown, first, place] of [
    ['/countries?lang=en&revision=8&text=Portugal', '.index tbody th', 'Portugal', '.citation-of-page'],
    ['/countries/KR?lang=en&revision=8', 'h1', 'South Korea', '.citation-of-page'],
    ['/organizations/google?lang=en&revision=8', 'h1', 'Google', '.citation-of-page'],
    ['/models/gpt-4?lang=en&revision=8', 'h1', 'GPT-4 (Mar 2023)', '.foot'],
  ]) {
    await page.route(isCredits, (route) => route.fulfill({ status: 502, json: { message: 'Bad gateway' } }));
    await open(page, address);
    assert.deepEqual(await lines(page, '[role="alert"] strong'), ['The sources could not be loaded.']);
    assert.equal(await text(page, shown), first);
    await page.unroute(isCredits);
    await page.locator(place).getByRole('button', { name: 'Try again' }).click();
    for (const credited of [place, '.foot']) await page.locator(credited).getByText('Epoch AI').first().waitFor();
    assert.equal(await page.locator('[role="alert"]').count(), 0);
    assert.equal(await page.evaluate((selector) => document.activeElement.matches(selector), place), true);
  }
  await page.route('**/graphql?*', (route) => route.fulfill({ json: { data: {} } }));
  await page.reload();
  await page.getByRole('alert').getByText('The page could not draw this part.').waitFor();
  troubles.length = 0;
}));

test('the choice of a revision opens its page; an unknown revision is dropped', () => onPage(async (page, troubles) => {
  await open(page, '/models/gpt-4?lang=en');
  await page.getByRole('combobox', { name: 'Data' }).selectOption('3');
  await page.waitForURL('/models/gpt-4?lang=en&revision=3');
  await settled(page);
  assert.equal(await text(page, '.pinned p'), 'You are reading revision 3. Read the latest, revision 9');
  assert.equal(await text(page, 'h1'), 'GPT-4');
  assert.equal(await page.title(), 'GPT-4 (OpenAI, 2023): compute, parameters, history – Model Atlas');
  assert.equal(await page.locator('.masthead a[href^="/models"]').getAttribute('href'), '/models?lang=en&revision=3');
  assert.equal((await open(page, '/models/gpt-4?lang=en&revision=99')).status(), 404);
  assert.match(await text(page, '.dropped'), /revision=99/);
  assert.equal(await text(page, 'h1'), 'GPT-4 (Mar 2023)');
  assert.equal(await page.title(), 'GPT-4 (Mar 2023) – Model Atlas');
  assert.equal(await page.locator('.masthead a[href^="/models"]').getAttribute('href'), '/models?lang=en');
  troubles.length = 0;
}));

test('if a revision lacks a model, the page names the revisions that have it', () => onPage(async (page, troubles) => {
  await open(page, '/models/grok-4?lang=en&revision=1');
  assert.equal(await text(page, '.opening .lede'), 'Revision 1 does not have it.');
  assert.deepEqual((await lines(page, '.part li a')).at(-1), 'Revision 5, 21 Jul 2025');
  assert.equal((await open(page, '/models/nothing?lang=ko')).status(), 404);
  assert.equal(await text(page, 'h1'), '해당 모델이 없습니다');
  assert.equal(await page.title(), '해당 모델이 없습니다 – Model Atlas');
  troubles.length = 0;
}));

test('in Korean, lists by name follow the Korean names', () => onPage(async (page) => {
  const names = async (address) => {
    await open(page, address);
    return (await lines(page, '.index tbody th')).slice(0, 4);
  };
  assert.deepEqual(await names('/countries?sort=name&lang=ko&revision=3'), ['독일', '러시아', '미국', '사우디아라비아']);
  assert.deepEqual(await names('/countries?sort=name&lang=en&revision=3'), ['Canada', 'China', 'Finland', 'France']);
}));

test('names in a dialog of records link to the pages of models', () => onPage(async (page) => {
  await page.goto('/?lang=en&revision=8');
  await page.getByRole('button', { name: 'List the models' }).first().click();
  const link = page.getByRole('dialog').locator('tbody th a').first();
  const name = await link.innerText();
  await link.click();
  await page.waitForURL(/\/models\/[a-z0-9-]+\?lang=en&revision=8$/);
  await settled(page);
  assert.equal(await text(page, 'h1'), name);
}));
