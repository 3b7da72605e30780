// Takes the README's pictures from a server on this machine: ATLAS_URL=http://localhost:8080 node pictures.js FOLDER
import { mkdirSync } from 'node:fs';

import { url } from './atlas.js';
import { open } from './browser/explorer.js';
import { launch } from './browser/launch.js';

const folder = process.argv[2];
const query = await (await fetch(`${url}/examples/ranking-of-countries.graphql`)).text();

mkdirSync(folder, { recursive: true });
const browser = await launch();
try {
  const page = await browser.newPage({ baseURL: url, viewport: { width: 1400, height: 1000 } });
  await open(page, '/?lang=en');
  await page.screenshot({ path: `${folder}/explorer.png` });
  await page.setViewportSize({ width: 1400, height: 860 });
  await page.goto(`/graphiql?query=${encodeURIComponent(query)}`);
  await page.getByRole('button', { name: /^Execute query/ }).click();
  await page.waitForFunction(() => document.querySelector('.graphiql-response .CodeMirror')?.CodeMirror.getValue().includes('"data"'));
  await page.screenshot({ path: `${folder}/playground.png` });
} finally {
  await browser.close();
}
