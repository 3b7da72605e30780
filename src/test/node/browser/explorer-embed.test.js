// Single figures of the explorer in frames of another site.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';

import { url } from '../atlas.js';
import { onPage, picture } from './browser.js';
import { figure, open, settled } from './explorer.js';
import { grave } from './axe.js';

const FIGURES = ['releases', 'ranking', 'frontier', 'scatter', 'firsts', 'multimodality'];

let site;
let home;
/** The content of the other site's page. */
let html = '';

before(async () => {
  site = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(request.url === '/' ? `<!doctype html><html lang="en"><title>Another site</title><main><h1>Another site</h1>${html}</main></html>` : '');
  });
  await new Promise((done) => { site.listen(0, '127.0.0.1', done); });
  home = `http://127.0.0.1:${site.address().port}/`;
});
after(() => site?.close());

const frameOf = (address) => `<iframe src="${url}${address.replaceAll('&', '&amp;')}" title="A chart" width="700" height="600"></iframe>`;

/** Opens the other site's page. */
const onSite = (content, run, options = {}) => onPage(async (page, troubles) => {
  html = content;
  await page.goto(home);
  await run(page, page.frameLocator('iframe'), troubles);
}, { also: home, ...options });

for (const id of FIGURES) {
  test(`another site shows the figure ${id} with its source, and without the rest of the page`, () => onSite(
    frameOf(`/?embed=1&figure=${id}&revision=3&lang=en`), async (page, frame) => {
      await frame.locator(`#${id} .mark, #${id} .point`).first().waitFor();
      assert.equal(await frame.locator('section').count(), 1);
      assert.equal(await frame.locator('.masthead, .controls:not(.own-controls), .key, .foot').count(), 0);
      // The source comes with a request of its own.
      await frame.locator('.embed-source:not(:empty)').waitFor();
      assert.equal(await frame.locator('.embed-source').textContent(),
        'Data as of 1 Feb 2025, revision 3: Epoch AI, \'Data on AI Models\', epoch.ai/data/ai-models, licensed under CC BY 4.0.');
      const explore = frame.getByRole('link', { name: 'Explore in Model Atlas' });
      assert.equal(await explore.getAttribute('target'), '_blank');
      assert.equal(await explore.getAttribute('href'), `/?revision=3&lang=en#${id}`);
    },
  ));
}

test('other sites can frame only the page for embedding', () => onPage(async (page, troubles) => {
  for (const address of ['/', '/?lang=en;embed=1', '/report?embed=1', '/claims?embed=1', '/graphiql?embed=1']) {
    html = frameOf(address);
    const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
    await page.goto(home);
    await refused;
  }
  troubles.length = 0;
}, { also: home }));

test('the HTML snippet of a figure works on another site, and shows the same state', () => onPage(async (page) => {
  await open(page, '/?revision=8&from=2020&by=sector&lang=en');
  await figure(page, 'ranking').locator('[data-key="embed"]').click();
  const snippets = page.getByRole('dialog').locator('pre');
  await snippets.nth(1).waitFor();
  const [pinned, newest] = await snippets.allTextContents();
  assert.deepEqual(await grave(page), []);
  await picture(page, 'explorer-embed-snippet');
  assert.match(pinned, /^<iframe src="[^"]+\/\?revision=8&amp;from=2020&amp;by=sector&amp;embed=1&amp;figure=ranking&amp;lang=en" title="Ranking – Model Atlas" width="100%" height="\d+" style="border: 0" loading="lazy"><\/iframe>$/);
  assert.equal(newest, pinned.replace('revision=8&amp;', ''));
  const marks = await figure(page, 'ranking').locator('.mark').allTextContents();
  // The public URL of the server may differ from the URL under which the test reaches it.
  html = pinned.replace(/src="https?:\/\/[^/]+/, `src="${url}`);
  await page.goto(home);
  const frame = page.frameLocator('iframe');
  await frame.locator('.mark').first().waitFor();
  assert.deepEqual(await frame.locator('.mark').allTextContents(), marks);
  await picture(page, 'explorer-embed-on-a-site');
}, { also: 'http://127.0.0.1' }));

for (const lang of ['en', 'ko']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`in ${lang}, ${colorScheme}, a figure in a frame is accessible and fits into every width`, () => onPage(async (page) => {
      for (const id of FIGURES) {
        await page.goto(`/?embed=1&figure=${id}&revision=8&lang=${lang}`);
        await page.locator('.mark, .point').first().waitFor();
        assert.deepEqual(await grave(page), [], id);
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 700 });
          await page.waitForFunction(() => [...document.querySelectorAll('.chart svg')]
            .every((svg) => Math.abs(svg.clientWidth - svg.closest('section').clientWidth) <= 1));
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, id);
          await picture(page, `explorer-embed-${id}-${lang}-${colorScheme}-${width}`);
        }
      }
    }, { colorScheme, viewport: { width: 1280, height: 700 } }));
  }
}

test('a figure in a frame says which models are counted', () => onPage(async (page) => {
  await page.goto('/?embed=1&figure=ranking&revision=8&country=KR&sector=academia&lang=en');
  await page.getByText('Only models that match: South Korea and Academia.').waitFor();
}));

test('a figure in a frame says which parts of its address could not be used, also after a choice', () => onPage(async (page) => {
  await page.goto('/?embed=1&figure=ranking&revision=8&country=kr&countries=BR&year=2024&lang=en');
  await page.getByText('Only models that match: South Korea.').waitFor();
  const note = page.locator('.dropped');
  const sentence = 'This link contains settings that could not be used: countries=BR year=2024';
  assert.equal((await note.innerText()).trim(), sentence);
  assert.equal(await note.getByRole('button').count(), 0);
  assert.deepEqual(await grave(page), []);
  await picture(page, 'explorer-embed-dropped');
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('table').waitFor();
  assert.equal((await note.innerText()).trim(), sentence);
}));

for (const id of ['frontier', 'firsts', 'multimodality']) {
  test(`the frame's link to the explorer leads to the figure ${id}, also after a reload`, () => onPage(async (page) => {
    await page.goto(`/?embed=1&figure=${id}&revision=8&lang=en`);
    const opening = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Explore in Model Atlas' }).click();
    const explorer = await opening;
    for (const again of [false, true]) {
      if (again) await explorer.reload();
      // The scatter loads only when the reader comes near, and then moves the figures below it.
      if (id !== 'multimodality') await explorer.locator('#scatter .point').first().waitFor();
      await settled(explorer);
      const { top, reached } = await explorer.evaluate(async (figure) => {
        const element = document.getElementById(figure);
        const topOf = () => Math.round(element.getBoundingClientRect().top);
        const found = topOf();
        element.scrollIntoView();
        return { top: found, reached: topOf() };
      }, id);
      assert.equal(top, reached, again ? 'after a reload' : 'at first');
      assert.ok(top < 300, `${top}`);
    }
    await explorer.close();
  }));
}

test('while the explorer loads, it stays where the reader has scrolled', () => onPage(async (page) => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route('**/explorer/views/scatter.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/?revision=8&lang=en#firsts');
  await page.locator('#firsts .mark').first().waitFor();
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, -1500);
  await page.waitForFunction(() => document.getElementById('firsts').getBoundingClientRect().top > 1000);
  release();
  await page.locator('#scatter .point').first().waitFor();
  await settled(page);
  assert.ok(await page.locator('#firsts').evaluate((element) => element.getBoundingClientRect().top) > 1000);
}));

test('a comparison in a frame credits the sources of both revisions', () => onPage(async (page) => {
  await page.goto('/?embed=1&figure=ranking&revision=8&compare=3&lang=en');
  await page.locator('.embed-source:not(:empty)').waitFor();
  assert.match(await page.locator('.embed-source').textContent(), /^Data as of .*, revision 3: .*\. Data as of .*, revision 8: .*\.$/);
}));

test('an empty figure in a frame offers nothing that readers of another site cannot do', () => onPage(async (page) => {
  await page.goto('/?embed=1&figure=ranking&revision=8&country=BR&lang=en');
  await page.getByText('No models match these filters.', { exact: true }).waitFor();
  assert.equal(await page.locator('.message').innerText(), 'No models match these filters.');
}));

test('a figure in a frame shows its table and its records in the frame, and links of records open outside of the frame', () => onPage(async (page) => {
  await page.goto('/?embed=1&figure=ranking&revision=3&lang=en');
  await page.locator('.mark').first().click();
  await page.getByRole('dialog').getByRole('table').waitFor();
  const opening = page.waitForEvent('popup');
  await page.getByRole('dialog').locator('tbody th a').first().click();
  const other = await opening;
  assert.match(other.url(), /\/models\/[a-z0-9-]+\?lang=en&revision=3$/);
  assert.equal(await other.evaluate(() => window.opener), null);
  await other.close();
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('table').waitFor();
  assert.deepEqual([...new URL(page.url()).searchParams], [['revision', '3'], ['table', 'ranking'], ['embed', '1'], ['figure', 'ranking'], ['lang', 'en']]);
}));

test('a choice in a frame adds no entry to the history of the page around it', () => onSite(
  frameOf('/?embed=1&figure=ranking&revision=3&lang=en'), async (page, frame) => {
    await frame.locator('.mark').first().waitFor();
    const before = await page.evaluate(() => history.length);
    await frame.getByRole('button', { name: 'Table' }).click();
    await frame.getByRole('table').waitFor();
    assert.equal(await page.evaluate(() => history.length), before);
  },
));

test('the parameter `figure` is dropped if embed=1 is missing, or if the figure is unknown', () => onPage(async (page) => {
  await open(page, '/?figure=ranking&lang=en');
  assert.deepEqual(await page.locator('.dropped code').allTextContents(), ['figure=ranking']);
  await page.goto('/?embed=1&figure=nothing&lang=en');
  await page.locator('#releases .mark').first().waitFor();
  assert.deepEqual([...new URL(page.url()).searchParams], [['embed', '1'], ['lang', 'en']]);
  assert.deepEqual(await page.locator('.dropped code').allTextContents(), ['figure=nothing']);
}));
