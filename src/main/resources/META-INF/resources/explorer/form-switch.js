// A choice between the usual form of a chart and another form. The state has a list of the chosen other forms.
import { freshId, h } from '../shared/dom.js';
import { withOrWithout } from './state.js';

/**
 * @param {object} page change(function that makes a part of the state from the current state)
 * @param {string} legend
 * @param {string} form the other form, one of FORMS
 * @param {[string, string]} texts for the usual form, and for the other form
 * @returns {{part: HTMLElement, show: (state: object) => void}}
 */
export function makeFormSwitch({ change }, legend, form, texts) {
  const name = freshId('form');
  const boxes = texts.map((_, at) => h('input', { type: 'radio', name, value: at,
    onchange: () => change((state) => ({ form: withOrWithout(state.form, form, at === 1) })) }));
  const part = h('fieldset.segments', {}, h('legend', {}, legend),
    boxes.map((box, at) => h('label', {}, box, h('span', {}, texts[at]))));
  const show = (state) => boxes.forEach((box, at) => { box.checked = state.form.includes(form) === (at === 1); });
  return { part, show };
}

/** The controls of a view whose only control is this choice. */
export function switchAlone(page, ...choice) {
  const { part, show } = makeFormSwitch(page, ...choice);
  return { part: h('div.own-controls', {}, part), show };
}
