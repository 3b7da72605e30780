// The addresses of the pages of models, organizations and countries.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { addressOf, readAddress } from '../../main/resources/META-INF/resources/things/address.js';

test('a key with other letters than those of slugs is read as written, and written as it was read', () => {
  for (const [path, key] of [['/countries/%ED%95%9C%EA%B5%AD', '한국'], ['/models/a%20b', 'a b'], ['/models/50%25', '50%'], ['/models/gpt-4', 'gpt-4']]) {
    const state = readAddress({ pathname: path, search: '' }, 'ko');
    assert.equal(state.key, key);
    assert.equal(addressOf(state), `${path}?lang=ko`);
  }
});

test('a malformed encoding in a path is part of the key', () => {
  assert.equal(readAddress({ pathname: '/models/%C7%D1', search: '' }, 'ko').key, '%C7%D1');
});

test('the address of a list has no key', () => {
  assert.equal(readAddress({ pathname: '/models', search: '' }, 'en').key, null);
  assert.equal(readAddress({ pathname: '/models/', search: '?text=gpt' }, 'en').key, null);
});
