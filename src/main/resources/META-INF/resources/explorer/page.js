// The static parts of the explorer: links to the figures, and summaries of the filters.
import { h } from '../shared/dom.js';
import { FILTERS } from './state.js';

/** Links to the figures of the page. The links stay in sight. */
export const jumps = (views, speech) => h('nav.jumps', { 'aria-label': speech.words.figures },
  views.map(({ id, title }) => h('a', { href: `#${id}` }, title(speech))));

/** The summary of the collapsed controls. */
export function summary({ revision, from, to, by }, { words }) {
  const { controls } = words;
  return [
    revision === null ? controls.revisionCurrent : controls.revisionPinned(revision),
    from === null && to === null ? null : controls.years(from ?? controls.first, to ?? controls.last),
    words.dimensions[by],
  ].filter(Boolean).join(' · ');
}

/** The active filters. Each has its text, and the part of the state that removes the filter. */
export const activeFilters = (state, controls) => FILTERS.flatMap((name) => (name === 'text'
  ? (state.text ? [{ text: controls.nameOf('text', state.text), without: { text: '' } }] : [])
  : state[name].map((value) => ({
    text: controls.nameOf(name, value),
    without: { [name]: state[name].filter((other) => other !== value) },
  }))));

/** The active filters, each with a button to remove it. */
export function chips(host, state, { speech: { words }, change, clear }, controls) {
  const values = activeFilters(state, controls);
  const hadFocus = host.contains(document.activeElement);
  host.replaceChildren(...(values.length ? [
    h('span', {}, words.controls.active),
    ...values.map(({ text, without }) => h('button.chip', {
      type: 'button', 'aria-label': words.controls.remove(text), onclick: () => change(without),
    }, text, h('span', { 'aria-hidden': 'true' }, '×'))),
    h('button.plain', { type: 'button', onclick: clear }, words.controls.clear),
  ] : []));
  if (hadFocus) (host.querySelector('button') ?? document.getElementById('figures')).focus();
}
