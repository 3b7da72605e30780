// Pages whose scripts do not arrive.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { onPage } from './browser.js';

const SCRIPTS = {
  '/': 'explorer/state.js',
  '/?embed=1&figure=ranking': 'explorer/embed-page.js',
  '/report': 'report/address.js',
  '/claims': 'claims/main.js',
  '/models/gpt-4': 'things/main.js',
  '/graphiql': 'graphql-ui/graphiql.min.js',
};

for (const [address, script] of Object.entries(SCRIPTS)) {
  test(`the page ${address} offers to load it again if ${script} does not arrive`, () => onPage(async (page, troubles) => {
    await page.route(`**/${script}*`, (route) => route.abort());
    await page.goto(address);
    const alert = page.locator('main [role="alert"]');
    await alert.waitFor();
    assert.equal(await alert.textContent(), 'This page could not be loaded completely. Load it again 이 페이지를 모두 불러오지 못했습니다. 다시 불러오기');
    await page.unroute(`**/${script}*`);
    await alert.getByRole('link', { name: 'Load it again' }).click();
    await page.waitForFunction(() => document.querySelector('main') && !document.querySelector('main.waiting, main [role="alert"]'));
    troubles.length = 0;
  }));
}
