// The CSV files of the report's tables have the numbers of the API, which the page shows rounded.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import './page-document.js';
import { readAddress } from '../../main/resources/META-INF/resources/report/address.js';
import { makeContext } from '../../main/resources/META-INF/resources/report/context.js';
import { focus } from '../../main/resources/META-INF/resources/report/sections/focus.js';
import { tableOf } from '../../main/resources/META-INF/resources/report/table.js';
import { trainings } from '../../main/resources/META-INF/resources/report/sections/trainings.js';
import { en } from '../../main/resources/META-INF/resources/report/words/en.js';
import { formats } from '../../main/resources/META-INF/resources/shared/format.js';

globalThis.location = { href: 'http://localhost/report' };

const { context: page } = makeContext(readAddress('?lang=en', 'en').state, {
  trends: { from: 2019, to: 2026, lastCompleteYear: 2025, revision: { number: 8, asOf: '2026-08-19' }, sources: [{ attribution: 'Epoch AI' }] },
  reports: [],
  country: { code: 'KR', name: 'South Korea' },
  countries: { nodes: [] },
}, formats('en'), en);

/** A model with the formats of the compute that a document selects. */
const modelOf = (document) => ({
  slug: 'a', name: 'A', releasedOn: '2025-05-01', confidence: 'LIKELY', accessibility: 'API_ACCESS', parameters: 1234567890, trainingDatasetSize: null,
  trainingHardware: [], hardwareQuantity: null, organizations: [], countries: [], domains: [],
  trainingCompute: document.includes('{ flop }') ? { flop: 1.23456e25 } : { scientific: '1.23e25' },
});

/** Runs a function with the list of the files that the page offers for download meanwhile, and returns its result. */
async function downloads(during) {
  const files = [];
  const { createObjectURL } = URL;
  URL.createObjectURL = (content) => {
    files.push(content);
    return 'blob:';
  };
  try {
    return await during(files);
  } finally {
    URL.createObjectURL = createObjectURL;
  }
}

/** The text of a table's compute, and the first row of its file. */
function computeOf(section, data) {
  return downloads(async (files) => {
    const parts = section.draw(data, page);
    const table = parts.filter(Boolean).find((part) => part.all('table').length);
    table.all('button').find(({ textContent }) => textContent === 'CSV').press();
    const [header, row] = (await files[0].text()).split('\r\n').map((line) => line.split(','));
    const at = header.indexOf('compute');
    const shown = table.all('tr').map((one) => one.children.map(({ textContent }) => textContent));
    return [shown[1][shown[0].indexOf(en.columns.flop)], row[at], row[header.indexOf('parameters')]];
  });
}

test('the file of the largest training runs has unrounded compute', async () => {
  const model = modelOf(trainings.parts()[0]);
  assert.deepEqual(await computeOf(trainings, { largest: { totalCount: 1, nodes: [model] } }), ['1.23 × 10²⁵', '1.23456e+25', '1234567890']);
});

test('the file of the models of a country has unrounded compute', async () => {
  const model = modelOf(focus.parts()[0]);
  assert.deepEqual(await computeOf(focus, { ofCountry: { totalCount: 1, nodes: [model] }, byCountry: { series: [] } }),
    ['1.23 × 10²⁵', '1.23456e+25', '1234567890']);
});

test('the file of a table that compares two revisions names both', async () => {
  const rows = await downloads((files) => {
    const table = { id: 'claims', title: 'Claims', columns: [{ name: 'a', label: 'A' }], rows: [[1]], parts: [] };
    for (const then of [{ number: 3, asOf: '2025-02-01' }, null]) {
      tableOf({ ...table, then }, page).all('button').find(({ textContent }) => textContent === 'CSV').press();
    }
    return Promise.all(files.map(async (file) => (await file.text()).split('\r\n')[1].split(',').slice(1, 3)));
  });
  assert.deepEqual(rows, [['3|8', '2025-02-01|2026-08-19'], ['8', '2026-08-19']]);
});
