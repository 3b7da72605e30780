// Evaluates every expression of the dashboard in Prometheus, as Grafana would: node dashboard.mjs FILE PROMETHEUS
// Prints expressions without data, and then exits with 1.
import { readFileSync } from 'node:fs';

const [file, prometheus] = process.argv.slice(2);
const dashboard = JSON.parse(readFileSync(file, 'utf8'));
const targets = dashboard.panels.flatMap((panel) =>
  (panel.targets ?? []).map(({ expr }) => ({ panel: panel.title, expr })));

async function samples(expr) {
  const query = expr.replaceAll('$__rate_interval', '60s').replaceAll('$instance', '.*');
  const response = await fetch(`${prometheus}/api/v1/query?${new URLSearchParams({ query })}`);
  const answer = await response.json();
  if (answer.status !== 'success') {
    throw new Error(answer.error);
  }
  return answer.data.result.map(({ value }) => Number(value[1])).filter((value) => !Number.isNaN(value));
}

let empty = 0;
for (const { panel, expr } of targets) {
  const found = await samples(expr).catch((problem) => problem.message);
  if (!Array.isArray(found) || found.length === 0) {
    console.error(`${panel}: ${expr}: ${Array.isArray(found) ? 'no data' : found}`);
    empty += 1;
  }
}
console.log(`${targets.length - empty} of ${targets.length} expressions of the dashboard return data`);
process.exit(empty === 0 && targets.length > 0 ? 0 : 1);
