// The fields above the scatter: its axis, its scale, and the models to highlight.
import { freshId, h } from '../dom.js';
import { choicesOf, keyOf, matcher, nameOf } from '../highlight.js';

/**
 * @param {object} page speech, change(part of a state)
 * @returns {{part: HTMLElement, show: (state: object, panels: object[]) => void}}
 */
export function scatterControls({ speech, change }) {
  const { words: { scatter: words }, number } = speech;
  let shown;
  let choices = [];
  const toggle = (form, on) => change({ form: on ? [...shown.form, form] : shown.form.filter((other) => other !== form) });
  const radios = (legend, form, texts) => {
    const name = freshId('scatter');
    const boxes = texts.map((text, at) => h('input', { type: 'radio', name, value: at, onchange: () => toggle(form, at === 1) }));
    const part = h('fieldset.segments', {}, h('legend', {}, legend),
      boxes.map((box, at) => h('label', {}, box, h('span', {}, texts[at]))));
    return { part, show: () => boxes.forEach((box, at) => { box.checked = shown.form.includes(form) === (at === 1); }) };
  };
  const axis = radios(words.axis, 'SCATTER_PARAMETERS', words.axes);
  const scale = radios(words.scale, 'SCATTER_LINEAR', words.scales);
  const offered = h('datalist', { id: freshId('choices') });
  const field = h('input', { id: freshId('control'), type: 'search', maxlength: 100, autocomplete: 'off', list: offered.id,
    placeholder: words.example, onchange: ({ target }) => change({ highlight: keyOf(target.value.trim(), choices) }) });
  const found = h('p.found', { role: 'status' });
  const part = h('div.own-controls', {}, axis.part, scale.part,
    h('div.field', {}, h('label', { for: field.id }, words.highlight), field, offered), found);

  function show(state, panels) {
    shown = state;
    axis.show();
    scale.show();
    const points = panels.flatMap((panel) => panel.points);
    choices = choicesOf(points);
    offered.replaceChildren(...choices.map(({ name }) => h('option', { value: name })));
    field.value = nameOf(state.highlight, choices);
    const n = panels.at(-1)?.points.filter(matcher(state.highlight, choices)).length ?? 0;
    found.textContent = state.highlight ? words.found(nameOf(state.highlight, choices), number(n), n) : '';
  }

  return { part, show };
}
