// The panels of a figure: one, or then and now.
import { freshId, h } from '../shared/dom.js';

const SIDE_BY_SIDE = 760;
const GAP = 32;

/** Says why a figure is empty although models match: usually, no model has a recorded value. Null if no models match. */
export function nothingToShow(view, all, { state, speech: { words, number } }) {
  const most = all.reduce((one, other) => (other.modelCount > one.modelCount ? other : one));
  const { modelCount } = most;
  if (modelCount === 0) return null;
  return view.otherReason?.(most, words) ?? words.noValues(number(modelCount), modelCount, words.dimensions[view.dimension(state)]);
}

/** A note for each panel. In a comparison, each note begins with the panel's revision. */
export const notesOf = (panels, noteOf, { state, speech: { words } }) => panels.map((data) => {
  const note = noteOf(data);
  return note && state.compare !== null ? words.noteOf(data.revision.number, note) : note;
});

/**
 * Draws a panel for each answer, all on one scale.
 * @param {HTMLElement} body
 * @param {object} view
 * @param {object[]} all the answers: one, or then and now
 * @param {object} context context of the figure, with its width
 */
export function drawPanels(body, view, all, context) {
  const { speech, asTable } = context;
  const { words } = speech;
  const beside = all.length > 1 && context.width >= SIDE_BY_SIDE;
  const width = Math.floor(beside ? (context.width - GAP) / 2 : context.width);
  const entries = asTable ? null : view.legend?.(context);
  const legend = entries && h('ul.legend', {}, entries.map(({ label, colour }) => h('li', {}, h(`span.swatch.${colour}`), label)));
  const panels = all.map((data) => {
    const empty = context.isEmpty(data);
    const finding = empty ? null : view.finding?.(data, context);
    const host = h('div.chart');
    // Two panels have marks of the same names.
    const id = all.length > 1 ? freshId('panel') : null;
    const panel = h('div.panel', { role: id && 'group', 'aria-labelledby': id },
      id && h('h3', { id }, words.revision(data.revision.number, speech.day(data.revision.asOf))),
      finding && h('p.finding', {}, finding),
      all.length === 1 && legend,
      empty ? h('p.message', {}, nothingToShow(view, [data], context) ?? words.emptyPanel) : asTable ? context.table(data) : host);
    return { data, panel, host: empty || asTable ? null : host };
  });
  body.classList.toggle('beside', beside);
  body.replaceChildren(...(all.length > 1 && legend ? [legend] : []), ...panels.map(({ panel }) => panel));
  for (const { data, host } of panels) {
    if (host) view.draw(host, data, { ...context, width, open: context.open(data) });
  }
}
