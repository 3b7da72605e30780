// The page of a claim at /claims/SLUG, as a reader sees it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parse, print } from 'graphql';

import { VERDICTS, dataset, day, evaluated, markSays, open, settled, shown, throughRevisions } from './claims.js';
import { onPage, picture } from './browser.js';
import { api } from './explorer.js';

/** The texts of the page. */
const read = (page) => page.evaluate(() => {
  const texts = (selector) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
  const lines = (selector) => [...document.querySelectorAll(selector)].map((line) => [...line.cells].map(({ textContent }) => textContent));
  return {
    statement: texts('h1')[0],
    marks: texts('.judgement .marks .unseen'),
    values: lines('.values tbody tr'),
    verdicts: lines('.values tfoot tr')[0].slice(1),
    reason: texts('.reason')[0] ?? null,
    rule: texts('section.part > p:only-of-type:not(.reason)')[0],
    history: lines('.history tbody tr'),
    document: texts('pre.document')[0],
  };
});

/** The same texts from the API: the values at two revisions, and the revisions at which the verdict or a value changed. */
function expectedPage(slug, number, { all, dataset: { reports, days } }) {
  const claim = all.get(number).get(slug);
  const { revision: { number: own } } = reports.find((report) => report.slug === claim.report.slug);
  const at = (n) => all.get(n).get(slug);
  const columns = [...new Set([own, number])];
  const numbers = [...days.keys()].filter((n) => n <= number);
  const facts = (n) => JSON.stringify([at(n).verdict, at(n).values.map(({ computed }) => computed)]);
  return {
    statement: claim.statement,
    marks: numbers.map((n) => markSays(n, days.get(n), at(n).verdict, n === own)),
    values: claim.values.map(({ label, published }, index) => [label, published, ...columns.map((n) => shown(at(n).values[index]))]),
    verdicts: columns.map((n) => VERDICTS.EN[at(n).verdict]),
    reason: claim.reason,
    rule: claim.rule,
    history: numbers.filter((n, index) => index === 0 || facts(n) !== facts(numbers[index - 1]))
      .map((n) => [`Revision ${n}, ${day(days.get(n))}`, VERDICTS.EN[at(n).verdict], ...at(n).values.map((value) => shown(value))]),
    document: claim.document.trim(),
  };
}

test('the page of every claim shows the API’s values, verdicts and history', () => onPage(async (page) => {
  const known = { dataset: await dataset() };
  known.all = await throughRevisions(known.dataset);
  const { current } = known.dataset;
  for (const slug of known.all.get(current).keys()) {
    await open(page, `/claims/${slug}?lang=en`);
    assert.deepEqual(await read(page), expectedPage(slug, current, known), slug);
  }
}));

test('at an older revision, the page of a claim shows the values of that revision', () => onPage(async (page) => {
  const known = { dataset: await dataset() };
  known.all = await throughRevisions(known.dataset);
  for (const [slug, number] of [['is-198-22', 5], ['is-198-22', 1], ['is-178-15', 4], ['is-198-13', 3]]) {
    await open(page, `/claims/${slug}?revision=${number}&lang=en`);
    assert.deepEqual(await read(page), expectedPage(slug, number, known), `${slug} at ${number}`);
  }
}));

test('a sentence compares the verdicts at the report’s revision and at the page’s revision', () => onPage(async (page) => {
  const said = async (address) => {
    await open(page, address);
    return page.locator('.sentence > span:last-child').textContent();
  };
  assert.deepEqual([
    await said('/claims/is-198-22?revision=8&lang=en'),
    await said('/claims/is-198-22?revision=5&lang=ko'),
    await said('/claims/is-198-22?revision=3&lang=en'),
    await said('/claims/is-178-03?revision=7&lang=ko'),
    await said('/claims/is-178-07?revision=7&lang=en'),
    await said('/claims/is-198-05?revision=7&lang=en'),
    await said('/claims/is-198-13?revision=7&lang=ko'),
    await said('/claims/is-198-32?revision=7&lang=en'),
  ], [
    `True of the data of the time; ${(await dataset()).current === 8 ? 'today’s' : 'that of revision 8'} says: Rank of South Korea 5 (published: 3).`,
    '발표 당시 자료로는 맞고, 제5판 자료로는 맞지 않습니다. 한국 순위 4(발표값 3).',
    'True of the data of the time.',
    '발표 당시 자료로는 맞고, 제7판 자료로도 맞습니다.',
    'Not true of the data of the time, nor of revision 7’s.',
    'True of the data of the time; partly true of revision 7’s, which says: Language models 281 (published: 240); Share 84.9% (published: 88.6%).',
    '발표 당시 자료로는 일부만 맞고, 제7판 자료로는 맞습니다.',
    'The data cannot decide this statement.',
  ]);
}));

test('if the data lacks a computed value, the page shows “none”, and marks the value as different', () => onPage(async (page) => {
  await open(page, '/claims/is-198-22?lang=ko');
  const first = page.locator('.history tbody tr').first();
  assert.deepEqual(await first.locator('td').allTextContents(), ['맞지 않음', '없음 ≠다름', '3 =일치']);
  await open(page, '/claims/is-198-18?revision=1&lang=en');
  assert.deepEqual((await read(page)).values.map(([label, , , today]) => [label, today]),
    [['United States', '3 ≠differs'], ['China', '3 ≠differs'], ['South Korea', 'none ≠differs'], ['France', 'none ≠differs']]);
}));

test('the Korean page has no codes, slugs or English words of the API', () => onPage(async (page) => {
  const values = async (slug) => {
    await open(page, `/claims/${slug}?revision=8&lang=ko`);
    return (await read(page)).values.map(([, published, , today]) => [published, today]);
  };
  assert.deepEqual([await values('is-198-28'), await values('is-198-06'), await values('is-198-16'), await values('is-198-13')], [
    [['한국', '이스라엘 ≠다름']],
    [['1', '1 =일치']],
    [['계속 증가', '96.8%, 94.2%, 95.2% ≠다름']],
    [['계속 감소', '39, 37 =일치'], ['소폭', '−5% =일치']],
  ]);
  assert.match(await page.locator('.lede').textContent(), /결론\(ifs\.or\.kr, 연구 10997\)/);
}));

test('for a revision that does not exist, the page shows the latest revision, and says so', () => onPage(async (page) => {
  await open(page, '/claims/is-198-22?revision=999&lang=en');
  assert.deepEqual(await page.locator('.dropped code').allTextContents(), ['revision=999']);
  assert.equal(new URL(page.url()).search, '?lang=en');
  assert.equal((await read(page)).statement, 'South Korea ranked third in 2024, level with France.');
}));

/** The number of models, from the API, for each root field of the document that counts models. */
async function counted(document, revision) {
  const totals = { trends: 'modelCount', models: 'totalCount' };
  const { definitions: [query] } = parse(document);
  const selections = query.selectionSet.selections.filter(({ name }) => totals[name.value]).map((field) => ({
    ...field, selectionSet: parse(`{ ${totals[field.name.value]} }`).definitions[0].selectionSet,
  }));
  if (!selections.length) return [];
  const data = await api(print({ ...query, selectionSet: { ...query.selectionSet, selections } }), { revision });
  return selections.map(({ alias, name }) => (alias ?? name).value).map((key) => [key, Object.values(data[key])[0]]);
}

test('the page lists the models that the document of a claim counts', () => onPage(async (page) => {
  const { current, reports } = await dataset();
  await page.goto('/claims?lang=en');
  for (const { slug, document, report } of (await evaluated(current)).values()) {
    const own = reports.find((other) => other.slug === report.slug).revision.number;
    for (const revision of new Set([own, current])) {
      const selected = await page.evaluate(async ([text, number]) => (await import('/claims/selection.js')).selections(text, number), [document, revision]);
      const found = [];
      for (const { alias, filter } of selected) {
        const { models } = await api('query ($revision: Int!, $filter: ModelFilter) { models(revision: $revision, filter: $filter) { totalCount } }',
          { revision, filter });
        found.push([alias, models.totalCount]);
      }
      assert.deepEqual(found, await counted(document, revision), `${slug} at revision ${revision}`);
    }
  }
}));

test('the page reads every kind of filter, and lists no models if it cannot read the document', () => onPage(async (page) => {
  await page.goto('/claims?lang=en');
  const selections = (document) => page.evaluate(async (text) => (await import('/claims/selection.js')).selections(text, 3), document);
  assert.deepEqual(await selections(`# comment
    query Named($revision: Int!) { a: trends(to: 2021, countryBasis: RECORDED, organizationBasis: RECORDED, revision: $revision,
      filter: {any: [{countries: ["KR", "FR"]}, {not: {collaboration: JOINT, text: "a \\"b\\" }"}}], computeKnown: false, maxDomains: null, minTrainingFlop: 1e23}) { modelCount } }`),
  [{ alias: 'a', countryBasis: 'RECORDED', from: null, to: 2021, first: null, filter: {
    any: [{ countryBasis: 'RECORDED', countries: ['KR', 'FR'] }, { not: { organizationBasis: 'RECORDED', collaboration: 'JOINT', text: 'a "b" }' } }],
    computeKnown: false, maxDomains: null, minTrainingFlop: 1e23, releasedTo: '2021-12-31',
  } }]);
  for (const none of ['query ($revision: Int!) { ...All } fragment All on Query { trends(revision: $revision) { modelCount } }',
    'query ($revision: Int!) { organization(slug: "x", revision: $revision) { name } }', '{ trends { modelCount } }', '{ trends(', '']) {
    assert.deepEqual(await selections(none), [], none);
  }
}));

test('a list of models opens with as many models as its button says', () => onPage(async (page) => {
  for (const slug of ['is-198-23', 'is-178-05', 'is-178-19']) {
    await open(page, `/claims/${slug}?lang=en`);
    for (const button of await page.locator('.record-buttons button').all()) {
      const count = (await button.textContent()).match(/^(\d+) models? at revision \d+$/)[1];
      await button.click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(count === '0' ? 'No models.' : new RegExp(` of ${count}$`)).waitFor();
      await page.keyboard.press('Escape');
    }
  }
}));

test('the page says if a document reads only the first models of a list', () => onPage(async (page) => {
  const notes = async (slug) => {
    await open(page, `/claims/${slug}?lang=en`);
    return page.locator('.selection p:not(.record-buttons) span:visible').allTextContents();
  };
  assert.deepEqual(await notes('is-178-19'), [' Of these, the query reads the first 4 in its own order.']);
  assert.deepEqual(await notes('is-178-15'), []);
}));

test('the query opens in the playground, and gives the values that the page shows', () => onPage(async (page) => {
  await open(page, '/claims/is-198-22?revision=3&lang=ko');
  await page.getByRole('link', { name: '제3판으로 API 플레이그라운드에서 열기' }).click();
  await page.waitForURL(/\/graphiql\?query=/);
  await page.getByRole('button', { name: /^Execute query/ }).click();
  await page.waitForFunction(() => document.querySelector('.graphiql-response .CodeMirror')?.CodeMirror.getValue().includes('"data"'));
  const { data } = JSON.parse(await page.locator('.graphiql-response .CodeMirror').evaluate((editor) => editor.CodeMirror.getValue()));
  const rank = (code) => data.trends.ranking.find(({ key }) => key === code).rank;
  assert.deepEqual([rank('KR'), rank('FR')], [3, 3]);
}));

test('the citation names the revision, and its address shows the same page', () => onPage(async (page) => {
  await open(page, '/claims/is-198-22?lang=en');
  const { current, days } = await dataset();
  const [reference, bibtex, link] = await page.locator('.cite pre').allTextContents();
  const { trends } = await api('{ trends { citation { permalink } } }');
  assert.equal(link, `${new URL(trends.citation.permalink).origin}/claims/is-198-22?revision=${current}&lang=en`);
  assert.ok(reference.startsWith('Model Atlas: “South Korea ranked third in 2024, level with France.” (IS-198: Global Large-Scale AI Model '
    + `Analysis 2024; claim is-198-22). Verdict at revision ${current} (${day(days.get(current))}): does not hold. ${link} (retrieved `), reference);
  assert.match(reference, /Data: Epoch AI, 'Data on AI Models', epoch\.ai\/data\/ai-models, CC BY 4\.0\.$/);
  assert.equal(bibtex, `@misc{model-atlas-is-198-22-${current},
  title = {{South Korea ranked third in 2024, level with France.}},
  author = {{Model Atlas}},
  year = {${days.get(current).slice(0, 4)}},
  url = {${link}},
  note = {Revision ${current}: does not hold. Retrieved ${day(new Date().toISOString().slice(0, 10))}. Data: Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models, CC BY 4.0}
}`);
  assert.equal(await page.title(), 'South Korea ranked third in 2024, level with France. – Model Atlas');
  assert.match(await page.locator('meta[name="description"]').getAttribute('content'), /^“South Korea ranked third in 2024, level with France.” True of the data of the time; /);
  const first = await read(page);
  await page.locator('.cite').getByRole('button', { name: 'Copy: Reference' }).click();
  await page.locator('.cite').getByRole('status').getByText('Copied', { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), reference);
  await open(page, link);
  assert.deepEqual(await read(page), first);
}, { permissions: ['clipboard-read', 'clipboard-write'] }));

test('without access to the clipboard, the page says so, and selects the text', () => onPage(async (page) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await open(page, '/claims/is-198-22?lang=en');
  const [reference] = await page.locator('.cite pre').allTextContents();
  await page.locator('.cite').getByRole('button', { name: 'Copy: Reference' }).click();
  await page.locator('.cite').getByText('Could not copy. Select the text and copy it by hand.', { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => getSelection().toString()), reference);
}));

test('the choice of a revision or a language changes the address, and going back restores the page', () => onPage(async (page) => {
  await open(page, '/claims/is-178-15?lang=en');
  const { current } = await dataset();
  await page.getByLabel('Data').selectOption('4');
  await page.waitForURL('/claims/is-178-15?revision=4&lang=en');
  await settled(page);
  assert.equal((await read(page)).verdicts.at(-1), 'does not hold');
  await page.getByRole('button', { name: '한국어' }).click();
  await page.waitForURL('/claims/is-178-15?revision=4&lang=ko');
  await settled(page);
  assert.equal((await read(page)).verdicts.at(-1), '맞지 않음');
  await page.goBack();
  await page.goBack();
  await settled(page);
  await page.waitForFunction(() => !document.querySelector('.pinned').textContent);
  assert.deepEqual((await read(page)).verdicts, ['holds', 'holds']);
  await page.locator('.history').getByRole('link', { name: 'Revision 3, 1 Feb 2025' }).click();
  await page.waitForURL('/claims/is-178-15?revision=3&lang=en');
  await settled(page);
  assert.equal(await page.locator('.pinned').innerText(), `You are reading revision 3. Read the latest, revision ${current}`);
}));

test('the page for an unknown claim links to all claims', () => onPage(async (page, troubles) => {
  await page.goto('/claims/is-198-99?lang=en&revision=3');
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'No claim has this address');
  await page.getByText('There is no claim “is-198-99”.').waitFor();
  await picture(page, 'claim-unknown');
  await page.getByRole('link', { name: 'All claims' }).click();
  await page.waitForURL('/claims?revision=3&lang=en');
  troubles.length = 0;
}));

test('the page repeats a request after a timeout, and shows other errors', () => onPage(async (page, troubles) => {
  let refusals = 0;
  const broken = (code) => ({ status: 503, json: { errors: [{ message: 'It rests.', extensions: { code } }], data: null } });
  await page.route('**/graphql?*', (route) => (/query\+Evaluation/.test(decodeURIComponent(route.request().url())) && refusals++ < 2
    ? route.fulfill(broken('TIMEOUT')) : route.continue()));
  await open(page, '/claims/is-198-22?lang=en');
  assert.equal((await read(page)).history.length, 5);
  assert.ok(refusals > 2);
  await page.unroute('**/graphql?*');
  await page.route('**/graphql?*', (route) => route.fulfill(broken('INTERNAL_SERVER_ERROR')));
  await page.goto('/claims/is-198-22?lang=en');
  const alert = page.getByRole('alert');
  await alert.waitFor();
  assert.match(await alert.innerText(), /The data could not be loaded\.\s+It rests\. INTERNAL_SERVER_ERROR/);
  await page.unroute('**/graphql?*');
  await page.route('**/graphql?*', (route) => route.fulfill({ json: { data: {} } }));
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('The page could not draw this part.').waitFor();
  await page.unroute('**/graphql?*');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await settled(page);
  assert.equal((await read(page)).history.length, 5);
  troubles.length = 0;
}));
