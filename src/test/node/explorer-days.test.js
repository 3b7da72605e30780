// The days on the time axes of the explorer.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { axisDays, knownUntil } from '../../main/resources/META-INF/resources/explorer/views/days.js';

const panel = (from, to, asOf) => ({ from, to, revision: { asOf } });

test('an axis ends with the date of the newest source, or with the window', () => {
  assert.deepEqual(axisDays([panel(2019, 2026, '2026-08-19')], ['2026-07-01']), ['2019-01-01', '2026-08-19']);
  assert.deepEqual(axisDays([panel(2019, 2024, '2026-08-19')], []), ['2019-01-01', '2024-12-31']);
  assert.deepEqual(axisDays([panel(2020, 2027, '2027-01-01')], []), ['2020-01-01', '2027-01-01']);
  assert.deepEqual(axisDays([panel(2027, 2027, '2027-01-01')], []), ['2027-01-01', '2027-12-31']);
  assert.deepEqual(axisDays([panel(2020, 2025, '2025-02-01'), panel(2019, 2026, '2026-08-19')], ['2025-01-20', '2026-08-19']), ['2019-01-01', '2026-08-19']);
});

test('an axis contains the models that the source states for a day after its own date', () => {
  assert.deepEqual(axisDays([panel(2019, 2026, '2026-08-19')], ['2026-09-30', '2020-01-01']), ['2019-01-01', '2026-09-30']);
  assert.deepEqual(axisDays([panel(2019, 2027, '2026-12-20')], ['2027-01-05']), ['2019-01-01', '2027-12-31']);
});

test('a panel knows the models until the date of its source or the end of its window', () => {
  assert.equal(knownUntil(panel(2020, 2025, '2025-02-01'), ['2024-12-30']), '2025-02-01');
  assert.equal(knownUntil(panel(2020, 2024, '2026-08-19'), []), '2024-12-31');
  assert.equal(knownUntil(panel(2020, 2026, '2026-08-19'), ['2026-09-30', '2026-01-01']), '2026-09-30');
});
