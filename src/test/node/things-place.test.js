// The numbers that share a place on the page of a model.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { placeVariables } from '../../main/resources/META-INF/resources/things/model.js';

test('numbers that differ only by float noise share a place', () => {
  const { leastFlop, mostFlop, leastParameters, mostParameters } = placeVariables({ trainingCompute: { flop: 1.100000000001e23 }, parameters: 66e9 }, 8);
  assert.deepEqual([1.0999e23, 1.1e23, 1.100000000001e23, 1.1001e23].map((value) => leastFlop <= value && value <= mostFlop), [false, true, true, false]);
  assert.deepEqual([66e9 - 1000, 66e9, 66e9 + 1000].map((value) => leastParameters <= value && value <= mostParameters), [false, true, false]);
});

test('a number that is not known has no bounds', () => {
  assert.deepEqual(placeVariables({ trainingCompute: null, parameters: null }, 8),
    { revision: 8, leastFlop: null, mostFlop: null, hasFlop: false, leastParameters: null, mostParameters: null, hasParameters: false });
});
