// The list of claims at /claims, as a reader sees it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { VERDICTS, dataset, evaluated, markSays, open, outcome, settled, shown, throughRevisions } from './claims.js';
import { onPage, picture } from './browser.js';

for (const path of ['/', '/report', '/claims', '/claims/is-198-22', '/models', '/models/gpt-4']) {
  test(`a phone shares the URL of ${path} as it is`, () => onPage(async (page) => {
    await page.goto(`${path}?lang=en`);
    await page.locator('.masthead').first().waitFor();
    assert.equal(await page.locator('link[rel="canonical"], meta[property="og:url"]').count(), 0);
    assert.equal(await page.locator('meta[property="og:title"]').count(), 1);
  }));
}

/** The slugs of the visible claims. */
const visible = (page) => page.locator('li.claim:visible').evaluateAll((rows) => rows.map((row) => row.dataset.slug));

/** The number of all claims. */
const all = async () => (await evaluated((await dataset()).current)).size;

const search = (page) => [...new URL(page.url()).searchParams].sort();

/** The texts of the visible claims. */
const rowsOf = (page) => page.locator('li.claim:visible').evaluateAll((rows) => rows.map((row) => {
  const texts = (within, selector) => [...within.querySelectorAll(selector)].map(({ textContent }) => textContent);
  const lines = (selector) => [...row.querySelectorAll(selector)].map((line) => texts(line, 'th, td'));
  return {
    slug: row.dataset.slug,
    report: row.closest('section').dataset.report,
    statement: row.querySelector('h3').textContent,
    reason: row.querySelector('.reason')?.textContent ?? null,
    heads: lines('thead tr')[0],
    values: lines('tbody tr'),
    verdicts: lines('tfoot tr')[0],
    marks: texts(row, '.marks .unseen'),
    query: row.querySelectorAll('.claim-links a')[1].getAttribute('href'),
    address: row.querySelector('h3 a').getAttribute('href'),
  };
}));

/** The same texts from the API. */
async function expectedRows(number, language, revision = null) {
  const { reports, days, current } = await dataset(language);
  const all = await throughRevisions({ days }, language);
  const heads = { EN: ['Value', 'Published', 'Verdict'], KO: ['값', '발표값', '판정'] }[language];
  const own = (n) => ({ EN: `Then (revision ${n})`, KO: `당시(제${n}판)` }[language]);
  const now = number === current ? { EN: `Today (revision ${number})`, KO: `지금(제${number}판)` }[language]
    : { EN: `Revision ${number}`, KO: `제${number}판` }[language];
  return [...all.get(number).values()].map((claim) => {
    const { revision: { number: then } } = reports.find(({ slug }) => slug === claim.report.slug);
    const both = number === current ? { EN: `Then and today (revision ${then})`, KO: `당시와 지금(제${then}판)` }[language] : own(then);
    const columns = then === number ? [[both, then]] : [[own(then), then], [now, number]];
    const at = (n) => all.get(n).get(claim.slug);
    const address = new URLSearchParams({ ...(revision && { revision }), lang: language.toLowerCase() });
    return {
      slug: claim.slug,
      report: claim.report.slug,
      statement: claim.statement,
      reason: claim.reason,
      heads: [...(claim.values.length ? heads.slice(0, 2) : ['']), ...columns.map(([head]) => head)],
      values: claim.values.map(({ label, published }, n) => [label, published,
        ...columns.map(([, column]) => shown(at(column).values[n], language))]),
      verdicts: [heads[2], ...columns.map(([, column]) => VERDICTS[language][at(column).verdict])],
      marks: [...days].filter(([n]) => n <= number).map(([n, asOf]) => markSays(n, asOf, at(n).verdict, n === then, language)),
      query: `/graphiql?${new URLSearchParams({ query: claim.document, variables: JSON.stringify({ revision: number }) })}`,
      address: `/claims/${claim.slug}?${address}`,
    };
  });
}

for (const language of ['EN', 'KO']) {
  test(`in ${language}, the list shows all claims with the API’s values, verdicts and history`, () => onPage(async (page) => {
    await open(page, `/claims?lang=${language.toLowerCase()}`);
    const { current } = await dataset();
    const expected = await expectedRows(current, language);
      assert.deepEqual(await rowsOf(page), expected);
  }));
}

test('at an older revision, the list shows the values of that revision, and says so', () => onPage(async (page) => {
  await open(page, '/claims?revision=5&lang=en');
  assert.deepEqual(await rowsOf(page), await expectedRows(5, 'EN', 5));
  const { current } = await dataset();
  assert.equal(await page.locator('.pinned').innerText(), `You are reading revision 5. Read the latest, revision ${current}`);
  const models = page.locator('.masthead a[href^="/models"]');
  assert.equal(await models.getAttribute('href'), '/models?lang=en&revision=5');
  await page.locator('.pinned button').click();
  await settled(page);
  assert.equal(await models.getAttribute('href'), '/models?lang=en');
  assert.deepEqual(search(page), [['lang', 'en']]);
  assert.equal((await rowsOf(page))[0].heads.at(-1), `Today (revision ${current})`);
}));

test('a reader who returns to the latest revision sees the one that was published meanwhile', () => onPage(async (page) => {
  const { current } = await dataset();
  const isHeadOfLatest = ({ searchParams }) => /^query Head\(/.test(searchParams.get('query'))
    && JSON.parse(searchParams.get('variables')).revision === null;
  // Before the publication, the latest revision is the one before.
  await page.route(isHeadOfLatest, async (route) => {
    const address = new URL(route.request().url());
    const variables = JSON.parse(address.searchParams.get('variables'));
    address.searchParams.set('variables', JSON.stringify({ ...variables, revision: current - 1 }));
    const { data } = await (await route.fetch({ url: address.href })).json();
    await route.fulfill({ json: { data: { ...data, current: data.revision } } });
  });
  const choice = page.locator('.revision-choice select');
  const latest = async () => [(await rowsOf(page))[0].heads.at(-1), await choice.locator('option').first().textContent()];
  await open(page);
  assert.equal((await latest())[0], `Today (revision ${current - 1})`);
  await page.unroute(isHeadOfLatest);
  await choice.selectOption('3');
  await settled(page);
  await choice.selectOption('');
  await settled(page);
  const [head, option] = await latest();
  assert.equal(head, `Today (revision ${current})`);
  assert.match(option, new RegExp(`^Latest: revision ${current}, `));
}));

/** The slugs of the claims by outcome, from the API. */
async function outcomes() {
  const { reports, current } = await dataset();
  const now = await evaluated(current);
  const found = { KEPT: [], LOST: [], FAILED: [], UNDECIDED: [] };
  for (const report of reports) {
    const then = await evaluated(report.revision.number);
    for (const { slug, verdict } of now.values()) {
      if (slug.startsWith(`${report.slug}-`)) found[outcome(then.get(slug).verdict, verdict)].push(slug);
    }
  }
  return found;
}

test('the counters count the claims by outcome, and each counter shows its claims', () => onPage(async (page) => {
  await open(page);
  const expected = await outcomes();
  const counters = page.locator('.counter');
  assert.deepEqual(await counters.locator('.count-now').allTextContents(), Object.values(expected).map(({ length }) => String(length)));
  assert.deepEqual(await counters.locator('.count-title').allTextContents(),
    ['held then, and today', 'held then, not today', 'did not hold', 'cannot be decided']);
  for (const [name, slugs] of Object.entries(expected)) {
    const counter = page.locator(`[data-outcome="${name}"]`);
    await counter.click();
    assert.equal(await counter.getAttribute('aria-pressed'), 'true');
    assert.deepEqual(await visible(page), slugs);
    assert.deepEqual(search(page), [['lang', 'en'], ['outcome', name.toLowerCase()]]);
    await counter.click();
  }
  await page.locator('[data-outcome="LOST"]').click();
  await page.locator('[data-outcome="FAILED"]').click();
  assert.deepEqual((await visible(page)).sort(), [...expected.LOST, ...expected.FAILED].sort());
}));

test('the filters by report, verdict and text apply together', () => onPage(async (page) => {
  await open(page);
  const { current } = await dataset();
  const claims = [...(await evaluated(current)).values()];
  const slugs = (keep) => claims.filter(keep).map(({ slug }) => slug);
  await page.getByLabel('Report').selectOption('is-198');
  await settled(page);
  assert.deepEqual(await visible(page), slugs(({ report }) => report.slug === 'is-198'));
  assert.equal(await page.locator('.shown').textContent(), '32 of 32 statements');
  await page.getByLabel('does not hold').check();
  assert.deepEqual(await visible(page), slugs(({ report, verdict }) => report.slug === 'is-198' && verdict === 'FAILS'));
  await page.getByLabel('holds in part').check();
  const both = slugs(({ report, verdict }) => report.slug === 'is-198' && ['FAILS', 'HOLDS_IN_PART'].includes(verdict));
  assert.deepEqual(await visible(page), both);
  await page.getByLabel('Text').fill('ALIBABA most');
  assert.deepEqual(await visible(page), ['is-198-17']);
  assert.deepEqual(search(page), [['lang', 'en'], ['report', 'is-198'], ['text', 'ALIBABA most'], ['verdict', 'fails'], ['verdict', 'holds-in-part']]);
  assert.equal(await page.locator('.shown').textContent(), '1 of 32 statements');
}));

test('the address reproduces the list, and so does going back', () => onPage(async (page) => {
  const address = '/claims?report=is-178&outcome=kept&outcome=lost&verdict=holds-in-part&verdict=fails&text=%EB%AA%A8%EB%8D%B8&revision=5&lang=ko';
  await open(page, address);
  const first = await page.locator('#page').innerText();
  const found = await visible(page);
  assert.ok(found.length > 0);
  const [then, now] = [await evaluated(1, 'KO'), await evaluated(5, 'KO')];
  assert.deepEqual(await visible(page), [...now.values()].filter(({ slug, report, verdict, statement, rule, values }) => report.slug === 'is-178'
    && ['HOLDS_IN_PART', 'FAILS'].includes(verdict) && ['KEPT', 'LOST'].includes(outcome(then.get(slug).verdict, verdict))
    && [statement, rule, ...values.map(({ label }) => label)].join().includes('모델')).map(({ slug }) => slug));
  assert.equal(page.url(), new URL(address, page.url()).href);
  await page.getByRole('button', { name: 'English' }).click();
  await settled(page);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'lang-en');
  assert.deepEqual(await visible(page), found, 'the text of the address finds other claims in English');
  await page.goBack();
  await settled(page);
  assert.equal(await page.locator('#page').innerText(), first);
  await page.reload();
  await settled(page);
  assert.equal(await page.locator('#page').innerText(), first);
}));

test('the citation has the address with the revision, the source and the licence', () => onPage(async (page) => {
  await open(page, '/claims?outcome=lost&lang=en');
  const [reference, bibtex, link] = await page.locator('.cite pre').allTextContents();
  assert.ok(bibtex.includes(`url = {${link}}`), bibtex);
  const { current } = await dataset();
  assert.match(bibtex, new RegExp(`^@misc\\{model-atlas-claims-[0-9a-f]{8}-${current},`));
  const { searchParams, pathname } = new URL(link);
  assert.equal(pathname, '/claims');
  assert.deepEqual([...searchParams], [['outcome', 'lost'], ['revision', String(current)], ['lang', 'en']]);
  const { KEPT, LOST, FAILED, UNDECIDED } = await outcomes();
  const now = `at revision ${current}`;
  assert.ok(reference.includes(`: held then, and ${now} (${KEPT.length}); held then, not ${now} (${LOST.length}); `
    + `did not hold (${FAILED.length}); cannot be decided (${UNDECIDED.length}). ${link} (retrieved `), reference);
  assert.match(reference, /Data: Epoch AI, 'Data on AI Models', epoch\.ai\/data\/ai-models, CC BY 4\.0\.$/);
  const shownThere = await visible(page);
  await open(page, link);
  assert.deepEqual(await visible(page), shownThere);
}));

test('two clicks lead from a claim to its models, and one click to its query', () => onPage(async (page) => {
  await open(page);
  const row = page.locator('[data-slug="is-198-25"]');
  await row.getByRole('link', { name: /^South Korea/ }).click();
  await page.locator('.models button[data-revision="3"]').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1–3 of 3').waitFor();
  assert.deepEqual(await dialog.locator('tbody th').allTextContents(), ['EXAONE 3.5 32B', 'EXAONE 3.5 7.8B', 'EXAONE 3.0']);
  await picture(page, 'claims-records');
  await open(page);
  await row.getByRole('link', { name: /^API query/ }).click();
  await page.waitForURL(/\/graphiql\?query=/);
  await page.getByRole('button', { name: /^Execute query/ }).click();
  await page.waitForFunction(() => document.querySelector('.graphiql-response .CodeMirror')?.CodeMirror.getValue().includes('EXAONE 3.5 32B'));
}));

test('the page drops invalid parts of the address, and names them', () => onPage(async (page) => {
  await open(page, '/claims?revision=999&report=is-1&verdict=perhaps&outcome=lost&colour=blue&lang=en');
  const { LOST } = await outcomes();
  assert.deepEqual(await visible(page), LOST);
  assert.deepEqual((await page.locator('.dropped code').allTextContents()).sort(),
    ['colour=blue', 'report=is-1', 'revision=999', 'verdict=perhaps']);
  assert.deepEqual(search(page), [['lang', 'en'], ['outcome', 'lost']]);
}));

test('if no claim matches, the page says so and offers to clear the filters', () => onPage(async (page) => {
  await open(page, '/claims?text=zebra&report=is-178&revision=5&lang=en');
  await page.getByText('No statement matches these filters.').waitFor();
  assert.deepEqual(await visible(page), []);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await settled(page);
  assert.equal((await visible(page)).length, (await evaluated(5)).size);
  assert.deepEqual(search(page), [['lang', 'en'], ['revision', '5']]);
  assert.ok(await page.evaluate(() => document.activeElement.matches('select[name="report"]')), 'the focus is lost');
}));

const failing = (code, message) => ({ status: 503, json: { errors: [{ message, extensions: { code } }], data: null } });
const isPage = (route) => /query\+Claims/.test(decodeURIComponent(route.request().url()));

test('the page repeats a request after a timeout, and says so', () => onPage(async (page, troubles) => {
  let refusals = 0;
  const said = [];
  await page.exposeFunction('said', (text) => said.push(text));
  await page.addInitScript(() => new MutationObserver(() => window.said(document.querySelector('.progress')?.textContent))
    .observe(document, { childList: true, subtree: true, characterData: true }));
  await page.route('**/graphql?*', (route) => (isPage(route) && refusals++ < 2 ? route.fulfill(failing('TIMEOUT', 'Too slow.')) : route.continue()));
  await open(page);
  assert.equal((await visible(page)).length, await all());
  assert.ok(said.includes('The server is still computing verdicts. Asking again.'), said.join(' | '));
  assert.ok(said.includes(`Computing: 10 of ${await all()}`), said.join(' | '));
  assert.equal(await page.locator('.progress').textContent(), '');
  troubles.length = 0;
}));

test('the page shows the server’s error, and can try again', () => onPage(async (page, troubles) => {
  await page.route('**/graphql?*', (route) => (isPage(route) ? route.fulfill(failing('TIMEOUT', 'Too slow.')) : route.continue()));
  await page.goto('/claims?lang=en&report=is-178');
  const alert = page.getByRole('alert');
  await alert.waitFor();
  assert.match(await alert.innerText(), /The data could not be loaded\.\s+Too slow\. TIMEOUT/);
  assert.deepEqual(await page.locator('.count-now').allTextContents(), ['…', '…', '…', '…']);
  await page.unroute('**/graphql?*');
  await alert.getByRole('button', { name: 'Try again' }).press('Enter');
  await settled(page);
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'h2');
  assert.equal((await visible(page)).length, 20);
  troubles.length = 0;
}));

test('if the server does not answer, the page shows an error', () => onPage(async (page, troubles) => {
  await page.route('**/graphql?*', (route) => route.abort());
  await page.goto('/claims?lang=en');
  assert.match(await page.getByRole('alert').innerText(), /The server did not give a usable answer.*NETWORK/);
  await page.unroute('**/graphql?*');
  await page.route('**/graphql?*', (route) => route.fulfill({ json: { data: {} } }));
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('The page could not draw this part.').waitFor();
  await page.unroute('**/graphql?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await settled(page);
  assert.equal((await visible(page)).length, await all());
  troubles.length = 0;
}));

test('while the list loads, the page says so', () => onPage(async (page) => {
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  await page.route('**/graphql?*', async (route) => { await held; await route.continue(); });
  await page.goto('/claims?lang=en');
  await page.locator('.skeleton').waitFor();
  assert.equal(await page.locator('#live').textContent(), 'Loading');
  go();
  await settled(page);
  assert.equal(await page.locator('#live').textContent(), `${await all()} of ${await all()} statements`);
}));

test('the page opens in the reader’s language', () => onPage(async (page) => {
  await open(page, '/claims');
  assert.deepEqual(search(page), [['lang', 'ko']]);
  assert.equal(await page.title(), '초거대 AI 모델에 관한 주장 검증 – Model Atlas');
  assert.match(await page.locator('meta[name="description"]').getAttribute('content'), /^초거대 AI 모델에 관해 발표된 주장/);
}, { locale: 'ko-KR' }));

test('without JavaScript, the page links to the claims in the API', () => onPage(async (page) => {
  await page.goto('/claims');
  assert.match(await page.locator('main').innerText(), /JavaScript[^]*GraphQL API[^]*Epoch AI/);
  const [, address] = (await page.locator('main').innerHTML()).match(/href="(\/graphql\?query=%7Bclaims[^"]+)"/);
  const { data } = await (await page.request.get(address)).json();
  assert.equal(data.claims.nodes.length, 10);
}, { javaScriptEnabled: false }));
