// Checks the accessibility of a page with axe-core.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * All violations that axe-core finds, of any severity.
 * @param {string} [part] a selector; without it, the whole page
 * @param {number} [least] how many rules must apply, at least
 */
export async function findings(page, { part = 'html', least = 1 } = {}) {
  return (await run(page, part, least)).map(({ id, html }) => `${id}: ${html}`);
}

/** The violations that axe-core rates serious or critical. */
export async function grave(page) {
  return (await run(page, 'html', 1)).filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id, html }) => `${id}: ${html}`);
}

async function run(page, part, least) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(source);
  // axe-core would describe each element that passes a rule.
  const { violations, passed } = await page.evaluate(async (selector) => {
    const result = await axe.run(selector === 'html' ? document : selector, { resultTypes: ['violations'] });
    return {
      violations: result.violations.map(({ id, impact, nodes }) => ({ id, impact, html: nodes.map(({ html }) => html).join(' ').slice(0, 400) })),
      passed: result.passes.length,
    };
  }, part);
  assert.ok(passed >= least, `axe looked at little of ${part}: ${passed} rules`);
  return violations;
}
