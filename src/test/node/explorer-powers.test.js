// The powers of ten at the axis of a logarithmic chart.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import './without-d3.js';

const { powersOfTen } = await import('../../main/resources/META-INF/resources/explorer/charts/frame.js');

const ends = (least, most) => {
  const powers = powersOfTen(least, most);
  return [powers[0], powers.at(-1)];
};

test('the axis has the powers of ten around the numbers', () => {
  assert.deepEqual(powersOfTen(1.5e23, 1e25), [1e23, 1e24, 1e25]);
  assert.deepEqual(powersOfTen(1e23, 1e23), [1e23, 1e24]);
});

test('the axis ends at the powers of ten that a number can hold', () => {
  assert.deepEqual(ends(1, 1.5e308), [1, 1e308]);
  assert.deepEqual(ends(1.5e308, 1.5e308), [1e307, 1e308]);
  assert.deepEqual(ends(5e-324, 1), [1e-323, 1]);
  assert.deepEqual(ends(5e-324, 5e-324), [1e-323, 1e-322]);
});
