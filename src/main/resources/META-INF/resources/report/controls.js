// The choices of the reader: ordinary form fields that reflect the state.
import { freshId, h } from '../shared/dom.js';
import { COUNTRY_BASES, ORGANIZATION_BASES } from '../shared/parameters.js';
import { editionsOf, standardWindow } from './context.js';

const LEAST = [1, 2, 3, 4, 5, 10];

/** @returns {{form: HTMLElement, show: Function, windowFor: Function}} */
export function makeControls({ f, words, change, current }) {
  const { controls } = words;
  const fields = {};
  let page = null;
  let revisions = [];

  const select = (name, read, onchange = (value) => change({ [name]: value })) => {
    const id = freshId('control');
    fields[name] = h('select', { id, name, onchange: ({ target }) => onchange(read(target.value)) });
    return h('div.field', {}, h('label', { for: id }, controls[name]), fields[name]);
  };
  const text = (value) => value;

  const print = h('button', { type: 'button', onclick: () => window.print() }, controls.print);
  const form = h('form.report-controls', { 'aria-label': controls.title, onsubmit: (event) => event.preventDefault() },
    select('revision', Number, (number) => change({ revision: number, ...windowFor(number) })),
    select('from', Number, (from) => change({ from, to: Math.max(from, chosen().to) })),
    select('to', Number, (to) => change({ to, from: Math.min(to, chosen().from) })),
    select('country', text),
    select('countryBasis', text),
    select('organizationBasis', text),
    select('min', Number),
    select('edition', text),
    print);

  /** The window that the reader chose last. The page may still be loading an earlier choice. */
  function chosen() {
    const { from, to } = current();
    return { from: from ?? page.from, to: to ?? page.to };
  }

  /** The window at another revision. If the reader chose no window, it depends on the revision. */
  function windowFor(number) {
    const asOf = revisions.find((revision) => revision.number === number)?.asOf;
    const mine = standardWindow(page.years, lastCompleteOf(page.asOf));
    const { from, to } = chosen();
    if (!asOf || from !== mine.from || to !== mine.to) return {};
    return { from: null, to: null };
  }

  function fill(name, options, value) {
    fields[name].replaceChildren(...options.map(([key, label]) => h('option', { value: key }, label)));
    fields[name].value = value;
  }

  function show(context, data) {
    page = context;
    revisions = data.revisions.nodes;
    const { state, years } = page;
    const known = revisions.some(({ number }) => number === page.revision) ? revisions : [...revisions, { number: page.revision, asOf: page.asOf }];
    fill('revision', known.map(({ number, asOf }) => [number, controls.revisionOption(number, f.day(asOf), number === revisions[0].number)]), page.revision);
    const list = Array.from({ length: years.last - years.first + 1 }, (_, at) => years.first + at);
    for (const name of ['from', 'to']) fill(name, list.map((year) => [year, words.year(year)]), page[name]);
    fill('countryBasis', COUNTRY_BASES.map((basis) => [basis, words.basisNames[basis]]), state.countryBasis);
    fill('organizationBasis', ORGANIZATION_BASES.map((basis) => [basis, capital(words.organizationBases[basis])]), state.organizationBasis);
    const countries = data.countries.nodes.map(({ code, name }) => [code, name]);
    if (!countries.some(([code]) => code === state.country)) countries.push([state.country, page.countryName]);
    fill('country', countries, state.country);
    fill('min', [...new Set([...LEAST, state.min])].sort((a, b) => a - b).map((n) => [n, controls.minOption(n)]), state.min);
    fill('edition', editionsOf(data.reports).map(({ slug, title }) => [slug, title]), state.edition);
  }

  return { form, show, windowFor };
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const lastCompleteOf = (asOf) => Number(asOf.slice(0, 4)) - (asOf.slice(5) === '12-31' ? 0 : 1);
