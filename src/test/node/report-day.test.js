// The day on which the report is printed.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { localDay } from '../../main/resources/META-INF/resources/report/local-day.js';

test('the report is printed with the date in the reader’s time zone', () => {
  const zone = process.env.TZ;
  try {
    process.env.TZ = 'Asia/Seoul';
    assert.equal(localDay(new Date('2026-12-31T15:00:00Z')), '2027-01-01');
    process.env.TZ = 'America/Los_Angeles';
    assert.equal(localDay(new Date('2026-03-02T07:59:59Z')), '2026-03-01');
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
