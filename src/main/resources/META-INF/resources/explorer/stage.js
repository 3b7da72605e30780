// The figure as a picture shows it: as on the page, with note and source, but without buttons and other controls.
import { h } from '../shared/dom.js';
import { drawPanels } from './panels.js';

/**
 * @param {object} view
 * @param {object[]} all the answers: one, or then and now
 * @param {object} context context of the figure, with its title, and filters(), which returns the texts of the active filters
 * @returns {{stage: (width: number, source: string) => HTMLElement, drawStage: (width: number) => void}} stage makes the
 *   elements, drawStage draws the charts once the elements are in the document
 */
export function makeStage(view, all, context) {
  const { speech, state, title, filters } = context;
  const { words, day, list } = speech;
  let body;

  function stage(width, source) {
    const panels = all.filter((data) => !context.isEmpty(data));
    const active = filters();
    const counted = [
      ...all.map(({ revision, from, to }) => words.picture.revision(revision.number, day(revision.asOf), from, to)),
      active.length && words.picture.filters(list(active)),
    ].filter(Boolean);
    body = h('div.panels');
    return h('div', {},
      h('h2', {}, title), h('p.subtitle', {}, view.subtitle(speech, state)), body,
      h('div.notes', {}, [...counted, ...view.notes(panels, context).filter(Boolean)].map((text) => h('p', {}, text))),
      h('p.picture-source', {}, words.picture.source(source)));
  }

  const drawStage = (width) => drawPanels(body, view, all, { ...context, asTable: false, width, open: () => () => {} });

  return { stage, drawStage };
}
