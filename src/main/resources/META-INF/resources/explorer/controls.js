// The controls: ordinary form fields that reflect the state.
import { h, freshId } from '../shared/dom.js';
import { COUNTRY_BASES, ORGANIZATION_BASES } from '../shared/parameters.js';
import { ACCESSIBILITIES, CONFIDENCES, DIMENSIONS, LONGEST_TEXT, SECTORS, emptyState } from './state.js';
import { shownIn } from './typed.js';

const sentence = (text) => text[0].toUpperCase() + text.slice(1);

/**
 * @param {object} page speech, change(part of a state)
 * @returns {{form: HTMLElement, offer: (menus: object) => void, addRevision: (revision: object) => void, show: (state: object) => void}}
 * offer fills the menus with the API's values; show sets the fields to a state
 */
export function makeControls({ speech, change }) {
  const { words } = speech;
  const { controls } = words;
  const fields = {};
  let menus = { revisions: [], countries: [], domains: [], years: [] };
  let shown = emptyState();

  const select = (name, label, read = (value) => value) => {
    const id = freshId('control');
    fields[name] = h('select', { id, name, onchange: ({ target }) => change({ [name]: read(target.value) }) });
    return h('div.field', {}, h('label', { for: id }, label), fields[name]);
  };
  const numberOrNothing = (value) => (value === '' ? null : Number(value));
  const option = (value, text) => h('option', { value }, text);

  fields.text = h('input', { id: freshId('control'), name: 'text', type: 'search', maxlength: LONGEST_TEXT, autocomplete: 'off',
    onchange: ({ target }) => change({ text: target.value.trim() }) });
  const showText = shownIn(fields.text);
  const measure = h('fieldset.segments', {}, h('legend', {}, controls.measure), Object.entries(controls.measures)
    .map(([value, text]) => h('label', {},
      h('input', { type: 'radio', name: 'measure', value, onchange: () => change({ measure: value }) }), h('span', {}, text))));
  const choices = { country: [], sector: [], domain: [], accessibility: [], confidence: [] };
  const groups = Object.fromEntries(Object.keys(choices).map((name) => [name, h('div.choices', { role: 'group' })]));
  const group = (name, label) => {
    const count = h('span.count');
    groups[name].setAttribute('aria-label', label);
    groups[name].count = count;
    return h('details.choice', { name: 'filters' }, h('summary', {}, label, count), groups[name]);
  };

  const form = h('form.controls', { 'aria-label': controls.title, onsubmit: (event) => event.preventDefault() },
    select('revision', controls.revision, numberOrNothing),
    select('compare', controls.compare, numberOrNothing),
    h('div.pair', {}, select('from', controls.from, numberOrNothing), select('to', controls.to, numberOrNothing)),
    select('by', controls.by),
    measure,
    select('countryBasis', controls.countryBasis),
    select('organizationBasis', controls.organizationBasis),
    h('fieldset.filters', {}, h('legend', {}, controls.filters),
      group('country', words.dimensions.COUNTRY), group('sector', words.dimensions.SECTOR),
      group('domain', words.dimensions.DOMAIN), group('accessibility', words.dimensions.ACCESSIBILITY),
      group('confidence', words.dimensions.CONFIDENCE),
      h('div.field', {}, h('label', { for: fields.text.id }, controls.text), fields.text)),
    h('button.plain.reset', { type: 'button', onclick: () => change({ ...emptyState(), lang: shown.lang }) }, controls.reset));

  fields.by.append(...DIMENSIONS.map((value) => option(value, words.dimensions[value])));
  fields.countryBasis.append(...COUNTRY_BASES.map((value) => option(value, sentence(words.countryBases[value]))));
  fields.organizationBasis.append(...ORGANIZATION_BASES.map((value) => option(value, sentence(words.organizationBases[value]))));

  /** The checkboxes of a filter. They are reused while their values stay the same, so that the focus does not get lost. */
  function choose(name, values) {
    const known = values.map(({ value }) => value);
    const all = [...values, ...shown[name].filter((value) => !known.includes(value)).map((value) => ({ value, text: value }))];
    if (all.map(({ value }) => value).join() !== choices[name].map(({ value }) => value).join()) {
      groups[name].replaceChildren(...all.map(({ value, text }) => h('label', {},
        h('input', { type: 'checkbox', value, onchange: ({ target }) => change({
          [name]: target.checked ? [...shown[name], value] : shown[name].filter((other) => other !== value),
        }) }), text)));
      choices[name] = all;
    }
    for (const box of groups[name].querySelectorAll('input')) box.checked = shown[name].includes(box.value);
    groups[name].count.textContent = shown[name].length ? String(shown[name].length) : '';
  }

  function years(field, empty, value) {
    const known = menus.years.includes(value) || value === null ? menus.years : [...menus.years, value].sort();
    field.replaceChildren(option('', empty), ...known.map((year) => option(year, year)));
    field.value = value ?? '';
  }

  /** The menu has the newest revisions. The chosen one can be older. */
  function revisions(field, empty, value) {
    const isKnown = value === null || menus.revisions.some(({ number }) => number === value);
    field.replaceChildren(option('', empty), ...menus.revisions.map((one) => option(one.number, controls.revisionOption(one, speech.day(one.asOf)))),
      ...(isKnown ? [] : [option(value, controls.revisionPinned(value))]));
    field.value = value ?? '';
  }

  function show(state) {
    shown = state;
    const [current] = menus.revisions;
    revisions(fields.revision, current ? controls.current(current.number, speech.day(current.asOf)) : controls.revisionCurrent, state.revision);
    revisions(fields.compare, controls.nothing, state.compare);
    for (const name of ['by', 'countryBasis', 'organizationBasis']) fields[name].value = state[name];
    showText(state.text);
    years(fields.from, controls.first, state.from);
    years(fields.to, controls.last, state.to);
    for (const radio of measure.querySelectorAll('input')) radio.checked = radio.value === state.measure;
    choose('country', menus.countries);
    choose('domain', menus.domains);
    choose('sector', SECTORS.map((value) => ({ value, text: words.sectors[value] })));
    choose('accessibility', ACCESSIBILITIES.map((value) => ({ value, text: words.accessibilities[value] })));
    choose('confidence', CONFIDENCES.map((value) => ({ value, text: words.confidences[value] })));
  }

  function offer({ revisions, countries, domains, trends: { from, to } }) {
    menus = {
      revisions: revisions.nodes,
      countries: countries.nodes.map(({ code, name }) => ({ value: code, text: name })),
      domains: domains.map(({ slug, name }) => ({ value: slug, text: name })),
      years: Array.from({ length: to - from + 1 }, (_, at) => from + at),
    };
    show(shown);
  }

  /** Adds a revision that was published after the menus were filled. */
  function addRevision(revision) {
    menus.revisions = [revision, ...menus.revisions];
  }

  /** The label of a filter's value. */
  const nameOf = (name, value) => (name === 'text' ? words.controls.quoted(value) : choices[name]?.find((choice) => choice.value === value)?.text ?? value);

  return { form, offer, addRevision, show, nameOf };
}
