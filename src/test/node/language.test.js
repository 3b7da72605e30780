// The language of a page whose URL names none.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { preferredLanguage } from '../../main/resources/META-INF/resources/shared/language.js';

test('the first subtag of the browser’s language decides', () => {
  const languages = ['ko', 'ko-KR', 'kok', 'kok-IN', 'en-GB', 'fr'];
  const chosen = languages.map((language) => {
    Object.defineProperty(globalThis, 'navigator', { value: { language }, configurable: true });
    return preferredLanguage();
  });
  assert.deepEqual(chosen, ['ko', 'ko', 'en', 'en', 'en', 'en']);
});
