// The playground at /graphiql, as an analyst uses it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { findings } from './axe.js';
import { onPage, picture } from './browser.js';

const byName = `query Named($text: String!) {
  # 이름
  organization(slug: $text, revision: 3) { name(language: KO) }
}`;
const link = (query, variables) => `/graphiql?query=${encodeURIComponent(query)}`
  + (variables ? `&variables=${encodeURIComponent(JSON.stringify(variables))}` : '');

const run = async (page) => {
  await page.getByRole('button', { name: /^Execute query/ }).click();
  const answer = page.locator('.graphiql-response .CodeMirror');
  await page.waitForFunction(() => document.querySelector('.graphiql-response .CodeMirror')?.CodeMirror.getValue().includes('"data"'));
  return JSON.parse(await answer.evaluate((editor) => editor.CodeMirror.getValue()));
};
const answer = (page) => page.locator('.graphiql-response .CodeMirror').evaluate((editor) => editor.CodeMirror.getValue());
const answered = (page, part) => page.waitForFunction((text) =>
  document.querySelector('.graphiql-response .CodeMirror')?.CodeMirror.getValue().includes(text), part);
const asked = (page) => page.locator('.graphiql-query-editor .CodeMirror').evaluate((editor) => editor.CodeMirror.getValue());

test('a link to /graphiql opens its query and variables, and runs the query', () => onPage(async (page) => {
  await page.goto(link(byName, { text: 'lg-ai-research' }));
  assert.equal(new URL(page.url()).pathname, '/graphiql');
  assert.equal(await asked(page), byName);
  assert.deepEqual((await run(page)).data, { organization: { name: 'LG AI연구원' } });
  await picture(page, 'playground');
}));

test('the query of a link runs without a click', () => onPage(async (page) => {
  await page.goto(link('{ revision(number: 3) { label } }'));
  await answered(page, '"label": "2025-02-01"');
}));

test('mutations and subscriptions of a link run only on a click', () => onPage(async (page, troubles) => {
  const sent = [];
  // The page opens with the answer of its first example.
  page.on('request', (request) => request.method() === 'POST' && !/Introspection|ThenAndNow/.test(request.postData()) && sent.push(request.postData()));
  await page.goto('/graphiql');
  const examples = page.getByRole('region', { name: 'Examples' });
  await examples.getByRole('link', { name: 'publish a model' }).click();
  await page.waitForURL(/Publish/);
  const execute = page.getByRole('button', { name: /^Execute query/ });
  await execute.waitFor();
  await page.waitForLoadState('networkidle');
  assert.deepEqual(sent, []);
  await execute.click();
  await answered(page, '"code": "UNAUTHENTICATED"');
  assert.match(troubles.splice(0).join(), /401/);
  // A mutation also waits if the document has a query before it.
  await page.goto(`${link('query One { __typename } mutation Two { __typename }')}&operationName=Two`);
  await execute.waitFor();
  await page.waitForLoadState('networkidle');
  assert.equal(sent.length, 1);
  await page.goto('/graphiql');
  await examples.getByRole('link', { name: 'follow publications' }).click();
  await page.waitForURL(/Follow/);
  await execute.waitFor();
  assert.equal(await answer(page), '');
  await execute.click();
  // Both revisions after 7 may arrive at once; the answer then shows only the newer one.
  await answered(page, '"number":');
  await page.getByRole('button', { name: /^Stop query/ }).click();
}));

test('the tree of fields adds fields with their required arguments, and removes fields', () => onPage(async (page) => {
  await page.goto(link('query Mine { revision(number: 3) { label } }'));
  await page.getByRole('button', { name: 'Show Fields' }).click();
  const fields = page.getByRole('region', { name: 'Fields' });
  const field = (name) => fields.getByRole('checkbox', { name, exact: true });
  await field('label').first().waitFor();
  assert.ok(await field('revision').isChecked());
  await field('model').check();
  await page.waitForURL(/model/);
  assert.equal(await asked(page), 'query Mine {\n  revision(number: 3) {\n    label\n  }\n  model(slug: "") {\n    slug\n  }\n}');
  await field('models').check();
  await field('revision').uncheck();
  await page.waitForURL((address) => !address.search.includes('label'));
  assert.equal(await asked(page), 'query Mine {\n  model(slug: "") {\n    slug\n  }\n  models {\n    nodes {\n      slug\n    }\n  }\n}');
  await picture(page, 'playground-fields');
}));

test('a link runs the operation that it names, also after a reload, without old variables', () => onPage(async (page) => {
  await page.goto(link('query ($n: Int) { revision(number: $n) { label } }', { n: 3 }));
  await answered(page, '"label": "2025-02-01"');
  await page.goto(`${link('query One($n: Int) { one: revision(number: $n) { number } } query Two($n: Int) { two: revision(number: $n) { number } }')}&operationName=Two`);
  for (const again of [false, true]) {
    if (again) await page.reload();
    await answered(page, '"two"');
    const { two } = JSON.parse(await answer(page)).data;
    assert.ok(two.number >= 8);
    assert.equal(new URL(page.url()).searchParams.get('operationName'), 'Two');
  }
  await page.getByRole('button', { name: 'Show Code' }).click();
  assert.match(await page.getByRole('region', { name: 'Code' }).locator('pre').textContent(), /"operationName":"Two"/);
  await page.locator('.graphiql-query-editor .CodeMirror').evaluate((editor) => editor.CodeMirror.setValue('query Three { three: __typename }'));
  await page.waitForURL((address) => address.searchParams.get('query').includes('Three'));
  await page.getByRole('button', { name: /^Execute query/ }).click();
  await answered(page, '"three": "Query"');
}));

test('the panel of code shows the query as a program', () => onPage(async (page) => {
  await page.goto(link(byName, { text: 'lg-ai-research' }));
  await page.getByRole('button', { name: 'Show Code' }).click();
  const code = page.getByRole('region', { name: 'Code' });
  assert.match(await code.locator('pre').textContent(), /^curl -sS -m 30 'http[^']*\/graphql' .*lg-ai-research/);
  await code.getByRole('combobox').selectOption('Python');
  assert.match(await code.locator('pre').textContent(), /^import json\n/);
  await code.getByRole('button', { name: 'Copy' }).click();
  await said(page, 'Copied the program');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await code.locator('pre').textContent());
  await picture(page, 'playground-code');
}, { permissions: ['clipboard-read', 'clipboard-write'] }));

test('our panels are accessible', () => onPage(async (page) => {
  await page.goto(link(byName, { text: 'lg-ai-research' }));
  for (const name of ['Examples', 'Fields', 'Code']) {
    await page.getByRole('button', { name: `Show ${name}` }).click();
    await page.getByRole('region', { name }).locator('li, pre').first().waitFor();
    assert.deepEqual(await findings(page, { part: `section[aria-label="${name}"]`, least: 3 }), [], name);
  }
}));

test('a browser that opens /graphql is redirected to the playground', () => onPage(async (page) => {
  await page.goto('/graphql');
  assert.equal(new URL(page.url()).pathname, '/graphiql');
}));

test('a link to /graphiql/ (with a slash) opens its query, too', () => onPage(async (page) => {
  await page.goto(link('{ revision(number: 3) { label } }').replace('/graphiql', '/graphiql/'));
  assert.deepEqual((await run(page)).data, { revision: { label: '2025-02-01' } });
}));

test('the first visit shows links to the examples, and the answer to the first example', () => onPage(async (page) => {
  await page.goto('/graphiql');
  const examples = page.getByRole('region', { name: 'Examples' });
  await examples.getByRole('link').first().waitFor();
  await answered(page, '"data"');
  await picture(page, 'playground-first-visit');
  await examples.getByRole('link', { name: 'report of 2024' }).click();
  await page.waitForURL(/ReportOf2024/);
  const { data } = await run(page);
  assert.equal(data.report.modelCount, 271);
}));

test('on a phone, the first visit shows the editor, with the answer to the first example', () => onPage(async (page) => {
  await page.goto('/graphiql');
  await answered(page, '"data"');
  const { width } = await page.locator('.graphiql-query-editor').boundingBox();
  assert.ok(width > 180, `the editor is ${width} px wide`);
  assert.equal(await page.getByRole('region', { name: 'Examples' }).count(), 0);
}, { viewport: { width: 360, height: 740 } }));

test('a short link opens its query, and stays in the address until the query changes', () => onPage(async (page) => {
  const query = await (await page.request.get('/examples/ranking-of-countries.graphql')).text();
  await page.goto('/s/xeeqb77152sn4zh8');
  assert.equal(await asked(page), query);
  assert.equal((await run(page)).errors, undefined);
  assert.equal(new URL(page.url()).search, '?s=xeeqb77152sn4zh8');
  await page.locator('.graphiql-query-editor .CodeMirror').evaluate((editor) => editor.CodeMirror.setValue('{ revision { label } }'));
  await page.waitForURL((address) => address.searchParams.get('query') === '{ revision { label } }');
}));

test('the examples of a short link are requested while its document is loading', () => onPage(async (page) => {
  const examples = page.waitForResponse('**/examples/index.json');
  await page.route('**/s/*', async (route) => {
    await examples;
    await route.continue();
  });
  await page.goto('/graphiql?s=xeeqb77152sn4zh8');
  await examples;
  await answered(page, '"data"');
}));

test('for an unknown short link, the editor says that no document is stored', () => onPage(async (page, troubles) => {
  await page.goto('/graphiql?s=0000000000000000');
  assert.equal(await asked(page), '# No document is stored with this ID.');
  assert.match(troubles.splice(0).join(), /404/);
}));

test('if a proxy answers a short link, the editor says that the query could not be loaded', () => onPage(async (page, troubles) => {
  for (const body of ['null', '{}', '{"message": "Bad gateway"}', '<html>']) {
    await page.route('**/s/*', (route) => route.fulfill({ status: 502, body }));
    await page.goto('/graphiql?s=0000000000000000');
    assert.equal(await asked(page), '# The query could not be loaded. Reload the page to try again.', body);
    await page.unroute('**/s/*');
  }
  assert.match(troubles.splice(0).join(), /502/);
}));

test('for a link without an operation name, the page is drawn only once', () => onPage(async (page) => {
  await page.addInitScript(() => {
    window.drawings = 0;
    const counting = (root) => new Proxy(root, {
      get: (target, name) => (name === 'render' ? (...what) => { window.drawings += 1; return target.render(...what); } : target[name]),
    });
    let library;
    Object.defineProperty(window, 'ReactDOM', {
      set: (value) => {
        library = new Proxy(value, {
          get: (target, name) => (name === 'createRoot' ? (...where) => counting(target.createRoot(...where)) : target[name]),
        });
      },
      get: () => library,
    });
  });
  await page.goto(link('{ revision { number } }'));
  await run(page);
  await page.locator('.graphiql-query-editor .CodeMirror').evaluate((editor) => editor.CodeMirror.setValue('{ revision { label } }'));
  await page.waitForURL(/label/);
  assert.equal(await page.evaluate(() => window.drawings), 1);
}));

test('every example runs without errors', () => onPage(async (page) => {
  const names = await (await page.request.get('/examples/index.json')).json();
  assert.ok(names.length >= 7, `${names.length} examples`);
  for (const name of names) {
    await page.goto(link(await (await page.request.get(`/examples/${name}.graphql`)).text()));
    assert.equal((await run(page)).errors, undefined, name);
  }
}));

test('the permalink of the long report query opens the query, and gives the same data', () => onPage(async (page) => {
  const example = await (await page.request.get('/examples/report-of-2024.graphql')).text();
  const query = example.replace('modelCount', 'modelCount citation { permalink }');
  const { data } = await (await page.request.get(`/graphql?query=${encodeURIComponent(query)}`)).json();
  const { pathname, search } = new URL(data.report.citation.permalink);
  assert.ok(pathname.length + search.length < 16_000);
  await page.goto(pathname + search);
  assert.deepEqual((await run(page)).data, data);
}));

test('the address contains the text that the reader types', () => onPage(async (page) => {
  await page.goto(link('{ revision { number } }'));
  await run(page);
  await page.locator('.graphiql-query-editor .CodeMirror').evaluate((editor) => editor.CodeMirror.setValue('{ revision(number: 1) { label } }'));
  await page.waitForURL((address) => address.searchParams.get('query') === '{ revision(number: 1) { label } }');
  await page.reload();
  assert.equal(await asked(page), '{ revision(number: 1) { label } }');
}));

test('a copied link does not pin a list whose cursor already names a revision', () => onPage(async (page) => {
  const first = await (await page.request.get(`/graphql?query=${encodeURIComponent('{ models(revision: 3, first: 1) { pageInfo { endCursor } } }')}`)).json();
  const after = first.data.models.pageInfo.endCursor;
  await page.goto(link(`{ trends { modelCount } models(first: 1, after: "${after}") { nodes { slug } } }`));
  await run(page);
  await page.getByRole('button', { name: /^Copy query and answer as Markdown/ }).click();
  await said(page, 'Copied the query and its answer');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const [, address] = copied.match(/\[Run this query\]\((.*)\)/);
  // The link has the public URL, which may be another than that of the server under test.
  const { pathname, search, searchParams } = new URL(address);
  assert.match(searchParams.get('query'), /trends\(revision: \d+\)[^]*models\(\s*first: 1,?\s+after: "[^"]+"\s*\) \{/);
  await page.goto(pathname + search);
  assert.equal((await run(page)).errors, undefined);
}, { permissions: ['clipboard-read', 'clipboard-write'] }));

test('the button copies query and answer, with a pinned link', () => onPage(async (page) => {
  await page.goto(link('{ then: revision(number: 3) { label } now: trends(to: 2024) { modelCount } revision { label } '
    + 'late: revision(asOf: "2099-12-31") { label } report(slug: "is-198") { claims(first: 1) { totalCount } } }'));
  await run(page);
  await page.getByRole('button', { name: /^Copy query and answer as Markdown/ }).click();
  await said(page, 'Copied the query and its answer');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /```graphql[^]*"modelCount": \d+[^]*Model Atlas, revision \d+ \(\d{4}-\d\d-\d\d\)/);
  const [, address] = copied.match(/\[Run this query\]\((.*)\)/);
  assert.match(new URL(address).searchParams.get('query'), /trends\(to: 2024, revision: \d+\)[^]*\brevision\(number: \d+\)[^]*late: revision\(number: \d+\)[^]*claims\(first: 1, revision: \d+\)/);
}, { permissions: ['clipboard-read', 'clipboard-write'] }));

test('brackets and backquotes of a query break neither its link nor its code block', () => onPage(async (page) => {
  const query = '# ``` :)\n{ search(text: "a) b", revision: 3, first: 1) { __typename } }';
  await page.goto(link(query));
  await run(page);
  await copyButton(page).click();
  await said(page, 'Copied the query and its answer');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.startsWith(`\`\`\`\`graphql\n${query}\n\`\`\`\`\n`), copied);
  const [, address] = copied.match(/\[Run this query\]\(([^()]*)\)\n$/);
  assert.match(new URL(address).searchParams.get('query'), /text: "a\) b"/);
}, { permissions: ['clipboard-read', 'clipboard-write'] }));

test('without access to the clipboard, the program for a query says that it was not copied', () => onPage(async (page) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(link('{ revision { number } }'));
  await page.getByRole('button', { name: 'Show Code' }).click();
  await page.getByRole('region', { name: 'Code' }).getByRole('button', { name: 'Copy' }).click();
  await said(page, 'Could not copy. Select the text and copy it by hand.');
}));

const copyButton = (page) => page.getByRole('button', { name: /^Copy query and answer as Markdown/ });
/** Waits until the page has announced a message. */
const said = (page, text) => page.locator('[role="status"]').getByText(text, { exact: true }).waitFor();
const write = (page, editor, text) => page.locator(`section[aria-label="${editor}"] .CodeMirror`).first()
  .evaluate((element, value) => element.CodeMirror.setValue(value), text);

test('the button copies only a query that has run, with its own answer', () => onPage(async (page) => {
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const query = 'query Years($year: Int) { trends(revision: 8, from: $year, to: $year) { modelCount } }';
  await page.goto(link(query, { year: 2023 }));
  const { data: { trends: { modelCount } } } = await run(page);
  await page.evaluate(() => navigator.clipboard.writeText('before'));
  for (const [editor, text, former] of [['Query Editor', query.replace('revision: 8', 'revision: 3'), query],
    ['Variables', '{ "year": 2024 }', '{ "year": 2023 }'], ['Variables', '{ "year": ', '{"year":2023}']]) {
    await write(page, editor, text);
    await copyButton(page).click();
    await said(page, 'Run the query first');
    assert.equal(await copied(), 'before');
    await write(page, editor, former);
    await copyButton(page).click();
    await said(page, 'Copied the query and its answer');
    assert.match(await copied(), new RegExp(`revision: 8[^]*"year": ?2023[^]*"modelCount": ${modelCount}\\b`));
    await page.evaluate(() => navigator.clipboard.writeText('before'));
  }
}, { permissions: ['clipboard-read', 'clipboard-write'] }));

test('a copied answer names the revision, and no publisher or licence, because the models may be of several', () => onPage(async (page) => {
  await page.goto(link('{ revision(number: 3) { label } }'));
  await run(page);
  // The answer stays that of the query when GraphiQL loads the schema again.
  const schema = page.waitForResponse((response) => response.request().postData()?.includes('IntrospectionQuery'));
  await page.getByRole('button', { name: 'Re-fetch GraphQL schema' }).click();
  await schema;
  await copyButton(page).click();
  await said(page, 'Copied the query and its answer');
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\n\nModel Atlas, revision 3 \(2025-02-01\)\.\n\n\[Run this query\]/);
}, { permissions: ['clipboard-read', 'clipboard-write'] }));

test('Escape and then Tab leave every editor, as its description says, and Tab alone still indents', () => onPage(async (page) => {
  await page.goto(link(byName, { text: 'lg-ai-research' }));
  await run(page);
  const focused = () => page.evaluate(() => document.activeElement.closest('.graphiql-query-editor, .graphiql-response, .graphiql-editor-tool')?.className ?? 'elsewhere');
  const fields = ['.graphiql-query-editor', '.graphiql-editor-tool', '.graphiql-response'].map((part) => page.locator(`${part} .CodeMirror textarea`).first());
  for (const field of fields) {
    for (const key of ['Tab', 'Shift+Tab']) {
      await field.focus();
      const editor = await focused();
      await page.keyboard.press('Tab');
      await page.keyboard.press(key);
      assert.equal(await focused(), editor);
      await page.keyboard.press('Escape');
      await page.keyboard.press(key);
      assert.notEqual(await field.evaluate((element) => element === document.activeElement), true, `${editor}, ${key}`);
    }
    await field.focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    assert.ok(await field.evaluate((element) => element === document.activeElement));
    assert.equal(await field.evaluate((element) => document.getElementById(element.getAttribute('aria-describedby')).textContent),
      'In this editor, Tab indents. To leave it, press Escape, then Tab or Shift+Tab.');
  }
  assert.match(await asked(page), /^\s+q\tuery Named/);
}));

test('when Tab first indents, the page says how to leave the editor', () => onPage(async (page) => {
  await page.goto(link('{ revision(number: 3) { label } }'));
  await run(page);
  await page.locator('.graphiql-query-editor .CodeMirror textarea').focus();
  await page.keyboard.press('Tab');
  await said(page, 'In this editor, Tab indents. To leave it, press Escape, then Tab or Shift+Tab.');
  assert.deepEqual(await findings(page, { part: '#said' }), []);
}));

test('if the clipboard refuses the text, the page says why it could not copy query and answer', () => onPage(async (page) => {
  await page.addInitScript(() => { navigator.clipboard.writeText = async () => { throw new Error('Write permission denied.'); }; });
  await page.goto(link('{ revision(number: 3) { label } }'));
  await run(page);
  await copyButton(page).click();
  await said(page, 'Could not copy: Write permission denied.');
  assert.equal(await copyButton(page).getAttribute('aria-label'), 'Copy query and answer as Markdown');
}));
