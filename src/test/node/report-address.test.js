// The address of the report, in its long form and in the short form of permalinks.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { permalink, readAddress, writeAddress } from '../../main/resources/META-INF/resources/report/address.js';
import { COUNTRY_BASES, ORGANIZATION_BASES } from '../../main/resources/META-INF/resources/shared/parameters.js';

const SITE = 'http://localhost:8080';
const searchOf = (address) => new URL(address, SITE).search;

/** States with every basis and language, and with short and long values for the other parameters. */
const STATES = COUNTRY_BASES.flatMap((countryBasis) => ORGANIZATION_BASES.flatMap((organizationBasis) => ['en', 'ko'].flatMap((lang) => [
  { revision: 1, from: 2020, to: 2020, country: 'KR', min: 1, edition: 'is-198' },
  { revision: 2 ** 31 - 1, from: 1000, to: 9999, country: 'US', min: 100, edition: 'a-report-with-a-rather-long-name' },
].map((rest) => ({ ...rest, countryBasis, organizationBasis, lang })))));

test('the address and the permalink of every state give the same state again', () => {
  for (const state of STATES) {
    for (const address of [writeAddress(state), permalink(state, SITE)]) {
      assert.deepEqual(readAddress(searchOf(address), 'en'), { state, dropped: [] }, address);
    }
  }
});

test('a permalink has at most 120 characters', () => {
  for (const state of STATES) assert.ok(permalink(state, SITE).length <= 120, permalink(state, SITE));
});

test('a permalink names every choice in its short form', () => {
  const state = { revision: 3, from: 2020, to: 2024, countryBasis: 'GROUP_HEADQUARTERS', organizationBasis: 'RECORDED', country: 'FR', min: 5, edition: 'is-178', lang: 'ko' };
  assert.equal(permalink(state, SITE), 'http://localhost:8080/report?r=3&h=g&o=r&c=FR&n=5&e=is-178&y=2020-2024&ko');
});

test('parts of a permalink with unknown codes are dropped, and reported as they are written', () => {
  assert.deepEqual(readAddress('?r=8&h=x&y=2020&z=1&ko=1', 'en').dropped, ['h=x', 'y=2020', 'z=1', 'ko=1']);
});
