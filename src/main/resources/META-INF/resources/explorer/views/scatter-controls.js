// The fields above the scatter: its axis, its scale, and the models to highlight.
import { freshId, h } from '../../shared/dom.js';
import { makeFormSwitch } from '../form-switch.js';
import { choicesOf, keyOf, nameOf } from '../highlight.js';
import { LONGEST_TEXT } from '../state.js';
import { shownIn } from '../typed.js';

/**
 * @param {object} page speech, change(part of a state)
 * @returns {{part: HTMLElement, show: (state: object, panels: object[]) => void}}
 */
export function scatterControls(page) {
  const { words: { scatter: words, scale: scaleWords }, number } = page.speech;
  let choices = [];
  const axis = makeFormSwitch(page, words.axis, 'SCATTER_PARAMETERS', words.axes);
  const scale = makeFormSwitch(page, scaleWords.title, 'SCATTER_LINEAR', scaleWords.scales);
  const offered = h('datalist', { id: freshId('choices') });
  const field = h('input', { id: freshId('control'), type: 'search', maxlength: LONGEST_TEXT, autocomplete: 'off', list: offered.id,
    placeholder: words.example, onchange: ({ target }) => page.change({ highlight: keyOf(target.value.trim(), choices) }) });
  const showName = shownIn(field);
  const found = h('p.found', { role: 'status' });
  const part = h('div.own-controls', {}, axis.part, scale.part,
    h('div.field', {}, h('label', { for: field.id }, words.highlight), field, offered), found);

  function show(state, panels) {
    axis.show(state);
    scale.show(state);
    choices = choicesOf(panels.flatMap(({ points }) => points));
    offered.replaceChildren(...choices.map(({ name }) => h('option', { value: name })));
    const name = nameOf(state.highlight, choices);
    showName(name);
    const n = panels.at(-1).points.filter(panels.at(-1).isLit).length;
    found.textContent = state.highlight ? words.found(name, number(n), n) : '';
  }

  return { part, show };
}
