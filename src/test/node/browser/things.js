// Functions that the suites of the pages of models, organizations and countries share.
import { api } from './explorer.js';

/** Opens a page and waits until it is complete. */
export async function open(page, address) {
  const response = await page.goto(address);
  await settled(page);
  return response;
}

/** Waits until nothing is loading. The footer and the citation show the sources at the same time, or an alert replaces them. */
export const settled = (page) => page.waitForFunction(() => document.querySelector('.thing[aria-busy="false"]')
  && !document.querySelector('.index[aria-busy="true"]') && document.querySelector('.foot p + p, [role="alert"]'));

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

/** The texts of the facts on a page, by their labels. */
export const factsOf = (page) => page.locator('.facts > div').evaluateAll((all) =>
  Object.fromEntries(all.map((one) => [one.querySelector('dt').textContent, one.querySelector('dd').textContent])));
