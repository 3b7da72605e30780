// Fields of the explorer keep the text that a reader is typing.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { shownIn } from '../../main/resources/META-INF/resources/explorer/typed.js';

afterEach(() => { delete globalThis.document; });

/** Calls capturing listeners first, as browsers do and Node does not. */
class CapturingField {
  value = '';
  #listeners = [];

  addEventListener(type, listener, options) {
    this.#listeners[options?.capture ? 'unshift' : 'push'](listener);
  }

  dispatchEvent(event) {
    this.#listeners.forEach((listener) => listener(event));
  }
}

function fieldWith(text) {
  const field = Object.assign(new EventTarget(), { value: '' });
  globalThis.document = { activeElement: null };
  const show = shownIn(field);
  show(text);
  return { field, show, type: (typed) => { document.activeElement = field; field.value = typed; } };
}

test('a text that the reader is typing stays when an answer arrives', () => {
  const { field, show, type } = fieldWith('gpt');
  type('gpt-4');
  show('gpt');
  assert.equal(field.value, 'gpt-4');
});

test('a text that the reader has entered is replaced by the name that it stands for', () => {
  const { field, show, type } = fieldWith('');
  type('south korea');
  field.dispatchEvent(new Event('change'));
  show('South Korea');
  assert.equal(field.value, 'South Korea');
  type('South Korea and');
  show('South Korea');
  assert.equal(field.value, 'South Korea and');
});

test('when a reader enters a text, the field shows the text as the page understood it, whichever listener runs first', () => {
  const field = new CapturingField();
  globalThis.document = { activeElement: field };
  let show = () => {};
  field.addEventListener('change', () => show(field.value.trim()));
  show = shownIn(field);
  field.value = '  gpt ';
  field.dispatchEvent(new Event('change'));
  assert.equal(field.value, 'gpt');
});

test('a field without the focus, or without new text, shows the state', () => {
  const { field, show, type } = fieldWith('gpt');
  document.activeElement = field;
  show('claude');
  assert.equal(field.value, 'claude');
  type('claude 3');
  document.activeElement = null;
  show('');
  assert.equal(field.value, '');
});
