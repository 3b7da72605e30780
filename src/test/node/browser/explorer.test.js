// The explorer at /: its URL, its controls, and whether its figures equal the API's.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { onPage } from './browser.js';
import { api, figure, open, rowsOf, settled } from './explorer.js';

const search = (page) => Object.fromEntries(new URL(page.url()).searchParams);
const labels = (page, id) => figure(page, id).locator('.mark').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label') ?? mark.textContent));

test('the explorer opens with six figures, and with the key figures of the API', () => onPage(async (page) => {
  await open(page, '/');
  const { trends } = await api('{ trends { modelCount countries: ranking(by: COUNTRY) { key } organizations: ranking(by: ORGANIZATION) { key } } }');
  const figures = await page.locator('.key .figure-now').allTextContents();
  assert.deepEqual(figures.slice(0, 3), [trends.modelCount, trends.countries.length, trends.organizations.length].map(String));
  assert.deepEqual(await page.locator('section.figure h2').allTextContents(),
    ['Releases per year', 'Ranking', 'Record training runs', 'All models', 'Each country’s first model', 'Domains per model']);
  assert.deepEqual(search(page), { lang: 'en' });
  assert.equal(await page.locator('.chart svg').count(), 4);
}));

test('a control changes the address and the chart, which shows the API’s numbers', () => onPage(async (page) => {
  await open(page);
  await page.getByLabel('Break down by').selectOption('SECTOR');
  await page.getByLabel('Revision', { exact: true }).selectOption('3');
  await page.getByLabel('From', { exact: true }).selectOption('2020');
  await page.getByLabel('To', { exact: true }).selectOption('2024');
  await settled(page);
  assert.deepEqual(search(page), { revision: '3', from: '2020', to: '2024', by: 'sector', lang: 'en' });
  const { trends } = await api(`{ trends(revision: 3, from: 2020, to: 2024) {
    years { year modelCount }
    series(by: SECTOR) { label years { year modelCount share } }
  } }`);
  const percent = new Intl.NumberFormat('en-GB', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const expected = trends.series.flatMap(({ label, years }) => years.filter(({ modelCount }) => modelCount > 0)
    .map(({ year, modelCount, share }) => `${label}, ${year}, ${modelCount} ${modelCount === 1 ? 'model' : 'models'} (${percent.format(share)})`));
  expected.push(...trends.years.map(({ year, modelCount }) => `All models of ${year}, ${modelCount} models`));
  assert.deepEqual((await labels(page, 'releases')).sort(), expected.sort());
}));

test('the ranking shows ties', () => onPage(async (page) => {
  await open(page, '/?revision=3&from=2024&to=2024&lang=en&countryBasis=group-headquarters');
  assert.deepEqual((await labels(page, 'ranking')).slice(0, 4), ['1 United States 63 51.6%', '2 China 45 36.9%',
    '3= France 3 2.5%', '3= South Korea 3 2.5%']);
  await open(page, '/?revision=3&from=2024&to=2024&lang=ko&countryBasis=group-headquarters');
  assert.deepEqual((await labels(page, 'ranking')).slice(1, 4), ['2위 중국 45 36.9%', '공동 3위 프랑스 3 2.5%', '공동 3위 한국 3 2.5%']);
}));

test('the table has the values of the chart', () => onPage(async (page) => {
  await open(page, '/?revision=3&from=2020&to=2024&lang=en&table=frontier');
  const table = figure(page, 'frontier').getByRole('table', { name: /Record training runs.*Revision 3/ });
  const rows = await rowsOf(table);
  assert.equal(rows.length, 9);
  assert.deepEqual(rows[5].slice(1), ['GPT-4', 'OpenAI', '2.1 × 10²⁵', '8.15×', 'Speculative (within 30×)']);
  await figure(page, 'frontier').getByRole('button', { name: 'Chart' }).click();
  await settled(page);
  assert.equal((await labels(page, 'frontier')).length, 9);
}));

test('a link reproduces the view, and so does going back', () => onPage(async (page) => {
  await open(page, '/?lang=ko&compare=3&by=domain&measure=share&country=KR&table=ranking');
  const first = await page.locator('#page').innerText();
  await page.getByRole('button', { name: 'English' }).click();
  await settled(page);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.goBack();
  await settled(page);
  assert.equal(await page.locator('#page').innerText(), first);
}));

test('the Korean page has Korean forms of ranges, quotations and factors', () => onPage(async (page) => {
  await open(page, '/?from=2020&to=2024&text=gpt&lang=ko');
  assert.equal(await page.locator('button.chip').first().textContent(), '‘gpt’×');
  assert.match(await page.locator('details summary').first().textContent(), /2020~2024년/);
  await figure(page, 'frontier').getByRole('button', { name: '표로 보기' }).click();
  await settled(page);
  assert.match((await rowsOf(figure(page, 'frontier'))).at(-1).join(' '), /\d배 /);
}));

test('the choice of a language changes all texts, also labels from the API', () => onPage(async (page) => {
  await open(page);
  await page.getByRole('button', { name: '한국어' }).click();
  await settled(page);
  assert.equal(await page.locator('html').getAttribute('lang'), 'ko');
  assert.equal(search(page).lang, 'ko');
  assert.match((await labels(page, 'ranking'))[0], /^1위 미국 \d+ /);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'lang-ko');
}));

test('the explorer opens in the reader’s language', () => onPage(async (page) => {
  await open(page, '/');
  assert.equal(search(page).lang, 'ko');
}, { locale: 'ko-KR' }));

test('two compared revisions stand side by side, with the same scale', () => onPage(async (page) => {
  await open(page, '/?compare=3&from=2020&to=2024&lang=en');
  const { then, now } = await api('{ then: trends(from: 2020, to: 2024, revision: 3) { modelCount } now: trends(from: 2020, to: 2024) { modelCount } }');
  assert.equal(await page.locator('.key .figure-now').first().textContent(), String(now.modelCount));
  assert.equal(await page.locator('.key .then').first().textContent(), `revision 3: ${then.modelCount}`);
  const panels = figure(page, 'releases').locator('.panel');
  assert.match(await panels.nth(0).locator('h3').textContent(), /^Revision 3 · 1 Feb 2025$/);
  const [left, right] = await Promise.all([panels.nth(0).boundingBox(), panels.nth(1).boundingBox()]);
  assert.ok(left.y === right.y && left.x + left.width < right.x);
  const axes = await panels.locator('.grid').allTextContents();
  assert.equal(axes[0], axes[1]);
}, { viewport: { width: 1280, height: 900 } }));

test('the explorer drops invalid parts of the address, and names them', () => onPage(async (page, troubles) => {
  await open(page, '/?by=nonsense&revision=3&compare=999&country=KR&country=XX&colour=blue&from=2030&to=2020&lang=en');
  await page.locator('.dropped').getByText('compare=999').waitFor();
  await page.locator('.dropped').getByText('country=XX').waitFor();
  await settled(page);
  const dropped = await page.locator('.dropped code').allTextContents();
  assert.deepEqual(dropped.sort(), ['by=nonsense', 'colour=blue', 'compare=999', 'country=XX', 'from=2030', 'to=2020']);
  assert.deepEqual(search(page), { revision: '3', country: 'KR', lang: 'en' });
  assert.equal(await page.locator('.chart svg').count(), 4);
  troubles.length = 0;
}));

test('if no model matches, the explorer says so and offers to clear the filters', () => onPage(async (page) => {
  await open(page, '/?country=BR&lang=en');
  await figure(page, 'releases').getByText('No models match these filters.').waitFor();
  await figure(page, 'releases').getByRole('button', { name: 'Clear filters' }).click();
  await settled(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'releases-title');
  assert.deepEqual(search(page), { lang: 'en' });
  assert.equal(await page.locator('.chart svg').count(), 4);
}));

test('the explorer shows the server’s error, and can try again', () => onPage(async (page, troubles) => {
  const broken = { errors: [{ message: 'The database rests.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }], data: null };
  await page.route('**/graphql?*', (route) => route.fulfill({ status: 500, json: broken }));
  await open(page);
  const alert = figure(page, 'ranking').getByRole('alert');
  assert.match(await alert.innerText(), /The data could not be loaded\.\s+The database rests\. INTERNAL_SERVER_ERROR/);
  await page.unroute('**/graphql?*');
  await alert.getByRole('button', { name: 'Try again' }).press('Enter');
  await figure(page, 'ranking').locator('.mark').first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'ranking-title');
  troubles.length = 0;
}));

test('if the server does not answer, the explorer shows an error', () => onPage(async (page, troubles) => {
  await page.route('**/graphql?*', (route) => route.abort());
  await open(page);
  assert.match(await figure(page, 'releases').getByRole('alert').innerText(), /The server did not give a usable answer.*NETWORK/);
  troubles.length = 0;
}));

test('while the explorer loads, it says so, and readers can type', () => onPage(async (page) => {
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  await page.route('**/graphql?*', async (route) => { await held; await route.continue(); });
  await page.goto('/?lang=en');
  await figure(page, 'releases').locator('.skeleton').waitFor();
  assert.equal(await page.locator('#live').textContent(), 'Loading');
  await page.getByLabel('Model or developer').pressSequentially('exaone');
  go();
  await settled(page);
  await page.locator('.choices[aria-label="Country"] input').first().waitFor({ state: 'attached' });
  assert.equal(await page.getByLabel('Model or developer').inputValue(), 'exaone');
  assert.match(await page.locator('#live').textContent(), /^\d+ models at revision \d+\./);
}));

test('without JavaScript, the page says where the data is', () => onPage(async (page) => {
  await page.goto('/');
  assert.match(await page.locator('main').innerText(), /JavaScript[^]*GraphQL API[^]*Epoch AI/);
}, { javaScriptEnabled: false }));

test('the list of revisions has number, day and publisher of each revision', () => onPage(async (page) => {
  await open(page);
  const revisions = page.getByLabel('Revision', { exact: true }).locator('option');
  await settled(page);
  assert.deepEqual((await revisions.allTextContents()).slice(0, 2),
    ['Current: revision 9 (19 Aug 2026)', 'Revision 9 (2026-08-19-facts, Epoch AI)']);
  const older = await page.evaluate(async () => {
    const [{ makeControls }, { speak }, { emptyState }] = await Promise.all(['controls', 'speech', 'state'].map((name) => import(`/explorer/${name}.js`)));
    const { form, offer, show } = makeControls({ speech: speak('en'), change() {} });
    show({ ...emptyState(), revision: 3, compare: 2 });
    offer({ revisions: { nodes: [{ number: 103, label: '2026-08-19', asOf: '2026-08-19', publisher: 'Desk' }] },
      countries: { nodes: [] }, domains: [], trends: { from: 2020, to: 2026 } });
    return ['revision', 'compare'].map((name) => form.elements[name].selectedOptions[0]?.textContent);
  });
  assert.deepEqual(older, ['Revision 3', 'Revision 2']);
}));

test('an open page reports a newer revision, and shows it on request', () => onPage(async (page) => {
  await page.clock.install();
  await open(page);
  await settled(page);
  const newer = page.getByText('Desk has published revision 10 (1 Oct 2026).');
  const asksForNewest = (url) => url.search.includes(encodeURIComponent('{ revision { number label asOf publisher } }').replaceAll('%20', '+'));
  const first = page.waitForResponse((response) => asksForNewest(new URL(response.url())));
  await page.clock.runFor(60_000);
  await first;
  assert.equal(await newer.count(), 0);
  await page.route(asksForNewest, (route) => route.fulfill({ json: { data: { revision: { number: 10, label: '2026-10-01', asOf: '2026-10-01', publisher: 'Desk' } } } }));
  // The page waits another minute when it has read the first response, however late that is.
  for (let minutes = 0; minutes < 100 && !await newer.isVisible(); minutes++) await page.clock.runFor(60_000);
  await newer.waitFor();
  await page.route((url) => url.search.includes('%22revision%22%3A10'), (route) =>
    route.continue({ url: route.request().url().replace('%22revision%22%3A10', '%22revision%22%3A9') }));
  await page.getByRole('button', { name: 'Show it' }).click();
  assert.equal(search(page).revision, '10');
  assert.equal(await page.locator('.masthead a[href^="/models"]').getAttribute('href'), '/models?lang=en&revision=10');
  assert.equal(await newer.count(), 0);
}));

test('all figures show one revision even if the browser has cached an older current revision, and the page reports the newer one', () => onPage(async (page) => {
  await page.clock.install();
  const asked = new Set();
  page.on('request', (request) => {
    const { query, variables } = Object.fromEntries(new URL(request.url()).searchParams);
    if (/trends\(/.test(query) && !query.startsWith('query Menus')) asked.add(JSON.parse(variables).revision);
  });
  const isCurrent = (url) => url.searchParams.get('query') === '{ revision { number label asOf publisher } }';
  await page.route(isCurrent, (route) => route.fulfill({ json: { data: { revision: { number: 8, label: '2026-08-19', asOf: '2026-08-19', publisher: 'Epoch AI' } } } }));
  await open(page);
  await figure(page, 'scatter').scrollIntoViewIfNeeded();
  await figure(page, 'scatter').locator('.point').first().waitFor();
  await settled(page);
  assert.deepEqual([...asked], [8]);
  assert.deepEqual(search(page), { lang: 'en' });
  assert.match(await page.locator('#live').textContent(), / at revision 8\./);
  const current = page.getByLabel('Revision', { exact: true }).locator('option').first();
  await current.getByText('Current: revision 8').waitFor({ state: 'attached' });
  await page.unroute(isCurrent);
  const newer = page.getByText('Epoch AI has published revision 9 (19 Aug 2026).');
  for (let minutes = 0; minutes < 100 && !await newer.isVisible(); minutes++) await page.clock.runFor(60_000);
  await newer.waitFor();
  await page.getByRole('button', { name: 'Show it' }).click();
  await settled(page);
  assert.match(await page.locator('#live').textContent(), / at revision 9\./);
  assert.deepEqual([...asked], [8, 9]);
}));

test('a figure in a frame shows its data and its source at the same revision', () => onPage(async (page) => {
  await page.route((url) => url.searchParams.get('query') === '{ revision { number label asOf publisher } }', (route) =>
    route.fulfill({ json: { data: { revision: { number: 3 } } } }));
  await page.goto('/?embed=1&figure=ranking&table=ranking&lang=en');
  await page.getByRole('table', { name: /Revision 3 · 1 Feb 2025/ }).waitFor();
  await page.getByText('Data as of 1 Feb 2025, revision 3:').waitFor();
}));

test('the menus offer the values of the shown revision, and the countries of the chosen basis', () => onPage(async (page) => {
  const countries = () => page.locator('.choices[aria-label="Country"] input').evaluateAll((boxes) => boxes.map(({ value }) => value).sort());
  const counted = async (basis, revision) => (await api('query ($basis: CountryBasis, $revision: Int) { countries(revision: $revision, first: 100, filter: { minModels: 1, basis: $basis }) { nodes { code } } }', { basis, revision }))
    .countries.nodes.map(({ code }) => code).sort();
  const years = () => page.getByLabel('From', { exact: true }).locator('option').last().textContent();
  await open(page, '/?revision=5&countryBasis=recorded&lang=en');
  await page.locator('input[value="BR"]').waitFor({ state: 'attached' });
  assert.deepEqual(await countries(), await counted('RECORDED', 5));
  assert.equal(await years(), '2025');
  await page.getByLabel('Revision', { exact: true }).selectOption('');
  await page.locator('input[value="BR"]').waitFor({ state: 'detached' });
  assert.deepEqual(await countries(), await counted('RECORDED'));
  assert.equal(await years(), '2026');
  await page.getByLabel('Revision', { exact: true }).selectOption('5');
  await page.locator('input[value="BR"]').waitFor({ state: 'attached' });
  await page.getByLabel('Country of a model').selectOption('HEADQUARTERS');
  await page.locator('input[value="BR"]').waitFor({ state: 'detached' });
  assert.deepEqual(await countries(), await counted('HEADQUARTERS', 5));
}));

test('a filter has the name of its value at the shown revision, also in a frame', () => onPage(async (page) => {
  const filter = 'revision=5&countryBasis=recorded&country=BR&lang=ko';
  await open(page, `/?${filter}`);
  await page.locator('button.chip', { hasText: '브라질' }).waitFor();
  await page.goto(`/?embed=1&figure=ranking&${filter}`);
  await page.locator('.embed-filters', { hasText: '브라질' }).waitFor();
}));
