// The explorer at /: records, queries, files and citations of its figures.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { findings } from './axe.js';
import { onPage, picture } from './browser.js';
import { api, figure, open, rowsOf, settled } from './explorer.js';

test('a click on a bar opens its records, which can be read page by page in both directions', () => onPage(async (page) => {
  await open(page, '/?revision=3&from=2020&to=2024&lang=en');
  await figure(page, 'releases').getByRole('button', { name: /^China, 2024/ }).click();
  const dialog = page.getByRole('dialog', { name: 'China, 2024' });
  const { models } = await api(`{ models(revision: 3, first: 100, filter: {
    countries: ["CN"], releasedFrom: "2024-01-01", releasedTo: "2024-12-31"
  }) { nodes { name } } }`);
  const names = models.nodes.map(({ name }) => name);
  const shown = async (from) => {
    const range = `${from}–${Math.min(from + 9, names.length)} of ${names.length}`;
    await dialog.getByText(range, { exact: true }).waitFor();
    assert.equal(await dialog.getByRole('status').textContent(), range, 'screen readers do not hear which models are listed');
    assert.deepEqual((await rowsOf(dialog.getByRole('table'))).map(([name]) => name), names.slice(from - 1, from + 9));
  };
  await shown(1);
  await picture(page, 'explorer-records');
  for (let from = 11; from <= names.length; from += 10) {
    await dialog.getByRole('button', { name: 'Next' }).click();
    await shown(from);
  }
  assert.ok(await dialog.getByRole('button', { name: 'Next' }).isDisabled());
  await dialog.getByRole('button', { name: 'Previous' }).click();
  await shown(Math.floor((names.length - 1) / 10) * 10 - 9);
}));

test('marks of every dimension open as many records as they say', () => onPage(async (page) => {
  await open(page, '/?from=2024&to=2025&lang=en');
  for (const by of ['country', 'organization', 'sector', 'domain', 'domain-count', 'task', 'task-count', 'collaboration',
    'accessibility', 'confidence', 'compute-magnitude']) {
    await page.getByLabel('Break down by').selectOption(by.toUpperCase().replaceAll('-', '_'));
    await page.locator('#ranking[aria-busy="false"]').waitFor();
    const marks = figure(page, 'ranking').locator('.mark');
    for (const mark of [marks.first(), marks.last()]) {
      const count = (await mark.textContent()).match(/(\d+) \S+$/)[1];
      await mark.click();
      await page.getByRole('dialog').getByText(new RegExp(` of ${count}$`)).waitFor();
      await page.keyboard.press('Escape');
    }
  }
}));

test('marks of the releases open as many records as they say, also those of the other countries', () => onPage(async (page) => {
  for (const address of ['/?lang=en', '/?countryBasis=recorded&lang=en', '/?compare=3&lang=en']) {
    await open(page, address);
    const marks = figure(page, 'releases').locator('.mark');
    const others = figure(page, 'releases').getByRole('button', { name: /^Other, / });
    assert.ok(await others.count() > 1, address);
    for (const mark of [marks.first(), ...await others.all()]) {
      const count = (await mark.getAttribute('aria-label')).match(/, (\d+) models? \(/)[1];
      await mark.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByText(new RegExp(` of ${count}$`)).waitFor();
      await page.keyboard.press('Escape');
    }
  }
}));

test('the mark of a whole bar lists its parts, which open as many records as they say', () => onPage(async (page) => {
  await open(page, '/?revision=8&from=2022&to=2024&lang=en');
  for (const [id, count] of [['releases', /^(\d+) models?/], ['multimodality', /(\d+) models?/]]) {
    const whole = figure(page, id).getByRole('button', { name: /^All models of 2023, \d+ models$/ });
    await whole.focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('dialog', { name: 'All models of 2023' });
    assert.deepEqual(await findings(page, { part: 'dialog' }), []);
    const parts = await list.locator('li button').evaluateAll((all) => all.map((one) => [...one.querySelectorAll('span:not(.swatch), b')].map(({ textContent }) => textContent)));
    const marks = await figure(page, id).locator('.mark').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    assert.deepEqual(parts.slice(1).map(([label, text]) => `${label}, 2023, ${text}`).sort(), marks.filter((name) => /, 2023, /.test(name)).sort());
    for (const [label, text] of [parts[0], parts[1], parts.at(-1)]) {
      const button = list.getByRole('button', { name: `${label} ${text}`, exact: true });
      await button.click();
      await page.getByRole('dialog').getByText(new RegExp(` of ${text.match(count)[1]}$`)).waitFor();
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.querySelectorAll('dialog').length === 1);
      assert.ok(await button.evaluate((element) => element === document.activeElement));
    }
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog'));
    assert.ok(await whole.evaluate((element) => element === document.activeElement));
  }
}));

test('on a phone, a tap on a low part of a bar lists all parts of the bar', () => onPage(async (page) => {
  await open(page, '/?revision=8&from=2020&to=2024&lang=ko');
  const low = await figure(page, 'releases').locator('.mark:not(.total)').evaluateAll((marks) => marks.findIndex((mark) => {
    const { height } = mark.getBoundingClientRect();
    return height > 2 && height < 24 && mark.getAttribute('aria-label').includes(', 2024,');
  }));
  await figure(page, 'releases').locator('.mark:not(.total)').nth(low).tap();
  const list = page.getByRole('dialog', { name: '2024년 전체 모델' });
  await list.waitFor();
  assert.ok(await list.locator('li').count() > 3);
  const heights = await list.locator('li button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  assert.ok(Math.min(...heights) >= 44, heights.join());
  await picture(page, 'explorer-bar-parts');
  await page.keyboard.press('Escape');
  const size = await figure(page, 'releases').locator('.mark.total .target').evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width < 24 || height < 24).length);
  assert.equal(size, 0);
}, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }));

test('the records of a panel are read at the panel’s revision, with the page’s filter', () => onPage(async (page) => {
  await open(page, '/?compare=3&from=2020&to=2024&country=KR&lang=en');
  await figure(page, 'releases').locator('.panel').first().getByRole('button', { name: /^South Korea, 2024/ }).click();
  const dialog = page.getByRole('dialog', { name: 'South Korea, 2024 · revision 3' });
  await dialog.getByText('1–3 of 3').waitFor();
  assert.deepEqual((await rowsOf(dialog.getByRole('table'))).map(([name]) => name),
    ['EXAONE 3.5 32B', 'EXAONE 3.5 7.8B', 'EXAONE 3.0']);
}));

test('the query opens in the playground at the same revision, and gives what the chart shows', () => onPage(async (page) => {
  await open(page, '/?from=2020&to=2024&lang=ko');
  const first = await figure(page, 'ranking').locator('.mark').first().textContent();
  await figure(page, 'ranking').getByRole('link', { name: 'API 쿼리' }).click();
  await page.waitForURL(/\/graphiql\?query=/);
  const variables = JSON.parse(new URL(page.url()).searchParams.get('variables'));
  const { revision } = await api('{ revision { number } }');
  assert.equal(variables.revision, revision.number);
  await page.getByRole('button', { name: /^Execute query/ }).click();
  await page.waitForFunction(() => document.querySelector('.graphiql-response .CodeMirror')?.CodeMirror.getValue().includes('"data"'));
  const { data } = JSON.parse(await page.locator('.graphiql-response .CodeMirror').evaluate((editor) => editor.CodeMirror.getValue()));
  const [{ label, modelCount }] = data.now.ranking;
  assert.ok(first.startsWith(`1위 ${label} ${modelCount} `));
}));

test('the CSV file has all values, not rounded, with revision, credit and the permalink of what is counted', () => onPage(async (page) => {
  await open(page, '/?revision=3&from=2024&to=2024&by=organization&sector=industry&lang=en');
  const downloading = page.waitForEvent('download');
  await figure(page, 'ranking').getByRole('button', { name: 'CSV' }).click();
  const download = await downloading;
  assert.equal(download.suggestedFilename(), 'model-atlas-ranking-by-organization-revision-3-en.csv');
  const [header, ...rows] = (await readFile(await download.path(), 'utf8')).split('\r\n');
  const { trends } = await api(`{ trends(revision: 3, from: 2024, to: 2024, filter: { sectors: [INDUSTRY] }) {
    citation { permalink } ranking(by: ORGANIZATION) { rank tied key label modelCount share }
  } }`);
  const url = `${new URL(trends.citation.permalink).origin}/?revision=3&from=2024&to=2024&by=organization&sector=industry&lang=en`;
  const cell = (text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const expected = trends.ranking.map(({ rank, tied, key, label, modelCount, share }) =>
    `${rank},${cell(label)},${key},${modelCount},${share},${tied},3,2025-02-01,"Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models",0,${url}`);
  assert.equal(header, '\ufeffrank,organization,organization_key,models,share,tied,revision,as_of,source,other_sources,url');
  assert.deepEqual(rows, [...expected, '']);
}));

test('no cell of a CSV file is a formula for spreadsheets', () => onPage(async (page) => {
  await page.goto('/');
  const file = await page.evaluate(async () => (await import('/shared/csv.js')).csv(['a'], [['=1+1'], ['@x'], [-1], ['say "hi"\n'], [null]]));
  assert.equal(file, `a\r\n'=1+1\r\n'@x\r\n-1\r\n"say ""hi""\n"\r\n\r\n`);
}));

test('the citation of a figure has text, BibTeX, licence and pinned links', () => onPage(async (page) => {
  await open(page, '/?to=2024&lang=en');
  await figure(page, 'frontier').getByRole('button', { name: 'Cite' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cite: Record training runs' });
  assert.match(await dialog.getByRole('region', { name: 'Reference' }).textContent(), /^Epoch AI, 'Data on AI Models'.*revision \d+\)\. Licence CC BY 4\.0/);
  assert.match(await dialog.getByRole('region', { name: 'BibTeX' }).textContent(), /^@misc\{/);
  const view = await dialog.getByRole('region', { name: 'Permanent link to this page' }).textContent();
  assert.match(view, /\/\?revision=\d+&to=2024&lang=en$/);
  for (const region of ['Reference', 'BibTeX']) {
    const text = await dialog.getByRole('region', { name: region }).textContent();
    assert.ok(text.includes(view) && !text.includes('/graphiql'), text);
  }
  await dialog.getByRole('button', { name: 'Copy: BibTeX' }).click();
  await dialog.getByRole('status').getByText('Copied', { exact: true }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^@misc\{/);
  const permalink = new URL(await dialog.getByRole('region', { name: 'Permanent link to the query' }).textContent());
  assert.equal(new URL(view).origin, permalink.origin);
  const { errors } = await (await page.request.get(`/graphql${permalink.search}`)).json();
  assert.equal(errors, undefined);
}, { permissions: ['clipboard-read', 'clipboard-write'] }));

test('the citation of a view with all choices has a short link, which opens the same view', () => onPage(async (page) => {
  await open(page, '/?compare=3&from=2020&to=2024&by=organization&measure=share&countryBasis=group-headquarters&organizationBasis=recorded'
    + '&country=US&sector=industry&domain=language&accessibility=api-access&confidence=confident&table=releases&table=ranking&lang=en');
  const rows = await rowsOf(figure(page, 'ranking').getByRole('table').last());
  assert.ok(rows.length > 0);
  await figure(page, 'ranking').getByRole('button', { name: 'Cite' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cite: Ranking' });
  const view = await dialog.getByRole('region', { name: 'Permanent link to this page' }).textContent();
  assert.match(view, /\/\?r=\d+&y=2020-2024&v=3&b=o&m=s&h=g&o=r&c=US&s=i&d=language&a=a&k=c&w=rk&en$/);
  assert.ok(view.length <= 120, view);
  assert.match(await dialog.getByRole('region', { name: 'Reference' }).textContent(), /revision 3 \(data of .*\) and revision \d+ \(data of /);
  assert.equal((await dialog.getByRole('region', { name: 'BibTeX' }).textContent()).match(/^@misc\{/gm).length, 2);
  await open(page, new URL(view).search);
  assert.equal(await page.locator('.dropped').count(), 0);
  assert.deepEqual(await rowsOf(figure(page, 'ranking').getByRole('table').last()), rows);
}));

test('the filter by text finds models by their name', () => onPage(async (page) => {
  await open(page);
  await page.getByLabel('Model or developer').fill('EXAONE');
  await page.getByLabel('Model or developer').press('Enter');
  await settled(page);
  assert.equal(new URL(page.url()).searchParams.get('text'), 'EXAONE');
  await figure(page, 'ranking').getByRole('button', { name: 'List the models' }).click();
  await page.getByRole('dialog').getByRole('rowheader', { name: /EXAONE/ }).first().waitFor();
}));

test('a CSV file credits the sources of the counted models, not only the one of the last publication', () => onPage(async (page) => {
  const sources = [{ attribution: 'Epoch AI' }, { attribution: 'Example lab' }];
  await page.route((address) => address.searchParams.get('query')?.startsWith('query Ranking('), async (route) => {
    const response = await route.fetch();
    const { data: { now } } = await response.json();
    const others = now.revision.number === 3 ? 2 : 0;
    await route.fulfill({ json: { data: { now: { ...now, revision: { ...now.revision, source: sources[1] }, sources, otherSources: others } } } });
  });
  const credits = async (address) => {
    await open(page, address);
    const downloading = page.waitForEvent('download');
    await figure(page, 'ranking').locator('[data-key="csv"]').click();
    const [, row] = (await readFile(await (await downloading).path(), 'utf8')).split('\r\n');
    return row.split(',').slice(8, -1);
  };
  assert.deepEqual(await credits('/?revision=8&lang=en'), ['Epoch AI|Example lab', '0']);
  assert.deepEqual(await credits('/?revision=3&lang=en'), ['Epoch AI|Example lab', '2']);
  assert.deepEqual(await credits('/?revision=3&lang=ko'), ['Epoch AI|Example lab', '2']);
}));

test('the header of a list of records does not cover the link with the focus', () => onPage(async (page) => {
  await open(page, '/?revision=3&from=2020&to=2024&lang=en');
  await figure(page, 'ranking').getByRole('button', { name: /United States/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('tbody a').last().focus();
  const isCovered = () => dialog.evaluate((element) => element.querySelector('tbody').contains(document.activeElement)
    && document.activeElement.getBoundingClientRect().top < element.querySelector('thead th').getBoundingClientRect().bottom);
  const links = await dialog.locator('tbody a').count();
  for (let at = 1; at < links; at++) {
    await page.keyboard.press('Shift+Tab');
    assert.equal(await isCovered(), false, `${at} from the end`);
  }
}, { viewport: { width: 1000, height: 480 } }));
