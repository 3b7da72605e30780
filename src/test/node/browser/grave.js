// Checks the accessibility of a page with axe-core.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The violations that axe-core rates serious or critical. */
export async function grave(page) {
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => axe.run());
  assert.ok(passes.length > 0, `axe looked at little: ${passes.length} rules`);
  return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 400)}`);
}
