// What the explorer's figures list, without their drawings.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import './without-d3.js';

const EXPLORER = '../../main/resources/META-INF/resources/explorer/';
const { speak } = await import(`${EXPLORER}speech.js`);
const { emptyState } = await import(`${EXPLORER}state.js`);
const { fileRows } = await import(`${EXPLORER}table.js`);
const { ranking } = await import(`${EXPLORER}views/ranking.js`);

const [en, ko] = [speak('en'), speak('ko')];

const REVISION = { revision: { number: 3, asOf: '2025-02-01' }, sources: [{ attribution: 'Epoch AI' }], otherSources: 0 };

test('the file of the ranking has a number in each cell of the rank, and a column for ties', () => {
  const data = { ...REVISION, ranking: [
    { rank: 1, tied: false, label: 'United States', modelCount: 63, share: 0.5 },
    { rank: 2, tied: true, label: 'France', modelCount: 3, share: 0.25 },
  ] };
  for (const speech of [en, ko]) {
    const table = ranking.table(data, { speech, state: emptyState() });
    assert.deepEqual(fileRows([{ table, data }], speech), [
      ['rank', 'country', 'models', 'share', 'tied', 'revision', 'as_of', 'source'],
      [[1, 'United States', 63, 0.5, 'false', 3, '2025-02-01', 'Epoch AI'], [2, 'France', 3, 0.25, 'true', 3, '2025-02-01', 'Epoch AI']],
    ]);
    assert.deepEqual(table.rows.map((row) => table.header[0].ofRow(row)), speech === en ? ['1', '2='] : ['1위', '공동 2위']);
  }
});
