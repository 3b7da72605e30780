// Shared by the suites of the pages of models, organizations and countries.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { api } from './explorer.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Opens a page and waits until it is complete. */
export async function open(page, address) {
  const response = await page.goto(address);
  await settled(page);
  return response;
}

/** Waits until nothing is loading. */
export const settled = (page) => page.waitForFunction(() => document.querySelector('.thing[aria-busy="false"]')
  && !document.querySelector('.index[aria-busy="true"]'));

/** The violations that axe-core rates serious or critical. */
export async function grave(page) {
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => axe.run());
  if (!passes.length) throw new Error('axe looked at nothing');
  return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 400)}`);
}

/** The paths of the pages of all models, organizations and countries of the current revision. */
export async function everything() {
  const paths = [];
  for (const [list, key] of [['models', 'slug'], ['organizations', 'slug'], ['countries', 'code']]) {
    let after = null;
    do {
      const { found: { nodes, pageInfo } } = await api(
        `query ($after: String) { found: ${list}(first: 100, after: $after) { nodes { ${key} } pageInfo { hasNextPage endCursor } } }`, { after });
      paths.push(...nodes.map((node) => `/${list}/${node[key]}`));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
  }
  return paths;
}

/** What the facts of a page say, by their labels. */
export const factsOf = (page) => page.locator('.facts > div').evaluateAll((all) =>
  Object.fromEntries(all.map((one) => [one.querySelector('dt').textContent, one.querySelector('dd').textContent])));
