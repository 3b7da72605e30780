// The report as PDF, as Chromium prints it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';

import { onPage } from './browser.js';
import { openReport } from './report.js';

const folder = new URL('../../../../target/screenshots/', import.meta.url).pathname;
mkdirSync(folder, { recursive: true });

for (const lang of ['en', 'ko']) {
  for (const revision of [3, 8]) {
    test(`in ${lang}, revision ${revision} prints to A4 with links, and without controls`, () => onPage(async (page) => {
      await openReport(page, `?lang=${lang}&revision=${revision}`);
      await page.clock.setFixedTime(new Date('2030-12-31T15:30:00Z'));
      const path = `${folder}report-${lang}-${revision}.pdf`;
      const file = await page.pdf({ path, preferCSSPageSize: true });
      const text = file.toString('latin1');
      const pages = text.match(/\/Type\s*\/Page\b/g).length;
      assert.ok(pages >= 8 && pages <= 18, `${pages} pages`);
      const [, width, height] = text.match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/);
      assert.deepEqual([Math.round(width), Math.round(height)], [595, 842]);

      assert.match(await page.locator('.printed').textContent(), lang === 'ko' ? /2031년 1월 1일/ : /on 1 Jan 2031: http/);
      await page.emulateMedia({ media: 'print' });
      const visible = (selector) => page.locator(selector).evaluateAll((all) =>
        all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 120)));
      assert.deepEqual(await visible('select, input, .masthead, .tools, .skeleton, button:not(.n)'), []);
      const plain = await page.locator('button.n').first().evaluate((button) => {
        const style = getComputedStyle(button);
        return [style.textDecorationLine, style.borderTopWidth, style.backgroundColor, style.fontSize === getComputedStyle(button.parentElement).fontSize];
      });
      assert.deepEqual(plain, ['none', '0px', 'rgba(0, 0, 0, 0)', true]);
      assert.equal(await page.locator('.contents li').evaluateAll((lines) => lines.filter((line) => line.checkVisibility()).length),
        await page.locator('section.chapter').evaluateAll((all) => all.filter((one) => one.checkVisibility()).length));
      const addresses = await page.locator('.links .address').allTextContents();
      assert.ok(addresses[0].includes(`/report?r=${revision}&h=g&`), addresses[0]);
      assert.ok(addresses.every((address) => /^ https?:\/\//.test(address)));
      const overflowing = await page.locator('.table table').evaluateAll((all) => {
        const A4 = 178 / 25.4 * 96; // the width between the margins of @page
        return all.filter((one) => one.scrollWidth > Math.ceil(A4)).map((one) => one.caption.textContent);
      });
      assert.deepEqual(overflowing, []);
    }, { viewport: { width: Math.floor(178 / 25.4 * 96), height: 1000 }, timezoneId: 'Asia/Seoul' }));
  }
}

test('the printed addresses begin with the public URL of the server', () => onPage(async (page) => {
  await page.route('**/report?*', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/(name="model-atlas-site" content=")[^"]*/, '$1https://atlas.example');
    await route.fulfill({ response, body });
  });
  await openReport(page, '?lang=en&revision=3');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => onbeforeprint());
  const printed = await page.locator('.printed .address').textContent();
  assert.equal(printed, 'https://atlas.example/report?r=3&h=g&o=g&c=KR&n=3&e=is-198&y=2020-2024&en');
  const [first, second] = await page.locator('.links .address').allTextContents();
  assert.deepEqual([first, second], [` ${printed}`, ' https://atlas.example/claims?revision=3&lang=en']);
}));

test('each page of the PDF has its number', { skip: missing('pdftotext') }, () => onPage(async (page) => {
  await openReport(page, '?lang=en&revision=3');
  const path = `${folder}report-numbered.pdf`;
  await page.pdf({ path, preferCSSPageSize: true });
  const pages = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
  pages.forEach((text, at) => assert.match(text, new RegExp(`\\b${at + 1} / ${pages.length}\\b`)));
  assert.match(pages[0], /Contents[\s\S]*Overview and growth[\s\S]*Method and sources/);
}));

/** The reason to skip a test; false if the program is there. */
function missing(program) {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' });
    return false;
  } catch {
    return `${program} is not installed`;
  }
}
