// The addresses of the list of claims, and of the page of each claim.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readAddress, writeAddress } from '../../main/resources/META-INF/resources/claims/address.js';

test('the page of a claim also opens with a slash at the end, or with capitals, which the pages themselves show', () => {
  for (const pathname of ['/claims/is-198-22', '/claims/is-198-22/', '/claims/IS-198-22', '/claims/Is-198-22/']) {
    const { state, dropped } = readAddress({ pathname, search: '?revision=3' }, 'ko');
    assert.deepEqual([state.slug, dropped], ['is-198-22', []], pathname);
    assert.equal(writeAddress(state), '/claims/is-198-22?revision=3&lang=ko');
  }
});

test('the list of claims has no slug', () => {
  for (const pathname of ['/claims', '/claims/']) assert.equal(readAddress({ pathname, search: '' }, 'en').state.slug, null, pathname);
});
