// The pictures of the explorer's figures: SVG and PNG with title, note and source.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { onPage } from './browser.js';
import { figure, open, settled } from './explorer.js';

const FIGURES = ['releases', 'ranking', 'frontier', 'scatter', 'firsts', 'multimodality'];

/** Opens the explorer and loads all figures, also the scatter. */
async function openAll(page, address) {
  await open(page, address);
  await figure(page, 'scatter').scrollIntoViewIfNeeded();
  await page.locator('#scatter .panel').first().waitFor();
  await settled(page);
}

/** Clicks a button of a figure, and returns the file that it saves: name and bytes. */
async function saved(page, id, tool) {
  const downloading = page.waitForEvent('download');
  await figure(page, id).locator(`[data-key="${tool}"]`).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The content of an SVG picture, as an XML parser reads it. */
const parsed = (page, bytes) => page.evaluate((text) => {
  const picture = new DOMParser().parseFromString(text, 'image/svg+xml');
  const root = picture.documentElement;
  const texts = [...root.querySelectorAll('text')].map((one) => one.textContent);
  return {
    error: picture.querySelector('parsererror')?.textContent ?? null,
    size: [Number(root.getAttribute('width')), Number(root.getAttribute('height'))],
    title: root.querySelector('title').textContent,
    text: texts.join(' '),
    fonts: [...new Set([root, ...root.querySelectorAll('[font-family]')].map((one) => one.getAttribute('font-family')))],
    foreign: [...root.querySelectorAll('*')].filter((one) => ['style', 'script', 'image', 'foreignObject', 'use', 'a'].includes(one.localName)
      || [...one.attributes].some(({ name, value }) => name.startsWith('on') || ['class', 'style', 'href'].includes(name) || /var\(|https?:/.test(value))).map((one) => one.outerHTML.slice(0, 200)),
    // A text beyond the edge of the picture would be cut off.
    outside: [...root.querySelectorAll('text')].filter((one) => Number(one.getAttribute('x')) < 0).length,
  };
}, bytes.toString('utf8'));

/** Width and height of a PNG, from its header. */
const sizeOfPng = (bytes) => {
  assert.equal(bytes.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n');
  assert.equal(bytes.subarray(12, 16).toString('latin1'), 'IHDR');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

for (const [lang, note, source, licence] of [
  ['en', 'Counted at revision 3 of the data (as of 1 Feb 2025), releases 2020–2024.', 'Source: Epoch AI,', 'Licence CC BY 4.0'],
  ['ko', '데이터 제3판(2025년 2월 1일 기준), 2020~2024년 출시 모델을 집계했습니다.', '출처: Model Atlas, 제3판(2025년 2월 1일 자료).', '자료: Epoch AI, \'Data on AI Models\', epoch.ai/data/ai-models, CC BY 4.0.'],
]) {
  test(`in ${lang}, the SVG of every figure is valid XML, with title, note, source and licence`, () => onPage(async (page) => {
    await openAll(page, `/?revision=3&from=2020&to=2024&lang=${lang}`);
    for (const id of FIGURES) {
      const heading = await figure(page, id).locator('h2').textContent();
      const notes = await figure(page, id).locator('.notes p').allTextContents();
      const { name, bytes } = await saved(page, id, 'svg');
      assert.match(name, new RegExp(`^model-atlas-${id}(-by-country)?-revision-3-${lang}\\.svg$`));
      const picture = await parsed(page, bytes);
      assert.deepEqual([picture.error, picture.title, picture.foreign, picture.outside], [null, heading, [], 0], id);
      assert.deepEqual(picture.fonts.length, 1);
      assert.match(picture.fonts[0], /Arial.*Malgun Gothic.*sans-serif$/);
      for (const text of [heading, note, source, licence, `/?revision=3&from=2020&to=2024&lang=${lang}`, ...notes]) {
        assert.ok(picture.text.replaceAll(' ', '').includes(text.replaceAll(' ', '')), `${id} lacks “${text}”: ${picture.text}`);
      }
    }
  }));
}

test('the PNG of every figure can be opened, and is twice the size of the SVG', () => onPage(async (page) => {
  await openAll(page, '/?revision=3&lang=en');
  for (const id of FIGURES) {
    const svg = await saved(page, id, 'svg');
    const png = await saved(page, id, 'png');
    assert.equal(png.name, svg.name.replace(/svg$/, 'png'));
    const { size: [width, height] } = await parsed(page, svg.bytes);
    assert.equal(width, 960);
    assert.deepEqual(sizeOfPng(png.bytes), [width * 2, height * 2], id);
    const colours = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
      return new Set(new Uint32Array(pixels.buffer)).size;
    }, png.bytes.toString('base64'));
    assert.ok(colours > 50, `${id} is empty: ${colours} colours`);
  }
}));

test('a figure gives the same picture on a phone, in the dark theme, and while it shows a table', () => onPage(async (page) => {
  await openAll(page, '/?revision=3&lang=en');
  const pictures = async () => Promise.all((await FIGURES.reduce(async (before, id) => [...await before, await saved(page, id, 'svg')], []))
    .map(async ({ bytes }) => (await parsed(page, bytes)).text.replace(/Source:.*$/, '')));
  const wide = await pictures();
  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await openAll(page, `/?revision=3&lang=en&${FIGURES.map((id) => `table=${id}`).join('&')}`);
  assert.deepEqual(await pictures(), wide);
  const { bytes } = await saved(page, 'releases', 'svg');
  assert.match(bytes.toString(), /<rect width="960" height="\d+" fill="rgb\(251, 250, 247\)"\/>/);
  assert.equal(await page.locator('html').getAttribute('data-theme'), null);
  assert.equal(await page.locator('.picture').count(), 0);
}));

test('a picture names the filters, and the picture of a comparison has both revisions', () => onPage(async (page) => {
  await open(page, '/?revision=8&compare=3&country=KR&text=EXAONE&by=sector&lang=en');
  const { name, bytes } = await saved(page, 'releases', 'svg');
  assert.equal(name, 'model-atlas-releases-by-sector-revision-8-and-3-en.svg');
  const { text } = await parsed(page, bytes);
  assert.match(text, /Only models that match: South Korea and “EXAONE”\./);
  assert.match(text, /Revision 3 · 1 Feb 2025.*Revision 8 · 19 Aug 2026/);
  assert.match(text, /Source:\s*Model Atlas, revision 3 [^]*revision 8 /);
}));

test('if the citation cannot be loaded, the page shows an error, and can try again', () => onPage(async (page, troubles) => {
  await open(page, '/?revision=3&lang=en');
  await page.route((address) => address.searchParams.get('query')?.includes('citation'), (route) => route.abort());
  await figure(page, 'releases').locator('[data-key="svg"]').click();
  const alert = page.getByRole('dialog').getByRole('alert');
  assert.match(await alert.innerText(), /The server did not give a usable answer/);
  await page.unroute((address) => address.searchParams.get('query')?.includes('citation'));
  await page.unrouteAll();
  const downloading = page.waitForEvent('download');
  await alert.getByRole('button', { name: 'Try again' }).click();
  assert.match((await downloading).suggestedFilename(), /\.svg$/);
  troubles.length = 0;
}));

for (const [name, tool, breakIt, message] of [
  ['the module that makes pictures does not arrive', 'svg', (page) => page.route('**/explorer/take-away.js', (route) => route.abort()),
    /The server did not give a usable answer/],
  ['the browser makes no PNG', 'png', (page) => page.evaluate(() => { HTMLCanvasElement.prototype.toBlob = (done) => done(null); }),
    /The page could not draw this part/],
]) {
  test(`if ${name}, the page says so`, () => onPage(async (page, troubles) => {
    await open(page, '/?revision=3&lang=en');
    await breakIt(page);
    await figure(page, 'releases').locator(`[data-key="${tool}"]`).click();
    assert.match(await page.getByRole('dialog').getByRole('alert').innerText(), message);
    troubles.length = 0;
  }));
}

test('while a figure loads, its picture names the filters of the chart that it shows', () => onPage(async (page) => {
  await open(page, '/?revision=8&country=KR&by=sector&lang=en');
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  await page.route((address) => address.searchParams.get('query')?.startsWith('query Releases(') && !address.search.includes('citation'),
    async (route) => { await held; await route.continue(); });
  await page.getByRole('button', { name: 'Remove filter: South Korea' }).click();
  const { bytes } = await saved(page, 'releases', 'svg');
  assert.match((await parsed(page, bytes)).text, /Only models that match: South Korea\./);
  go();
  await settled(page);
}));
