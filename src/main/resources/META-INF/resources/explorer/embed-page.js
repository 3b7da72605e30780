// The page in a frame of another site: one figure, its source, and a link to the explorer.
import { h } from '../shared/dom.js';
import { languageOf } from '../shared/language.js';
import { readsOf } from '../shared/cite.js';
import { credits, droppedNote } from '../shared/page.js';
import { QueryError, ask } from '../shared/query.js';
import { makeControls } from './controls.js';
import { MENUS, SOURCES, trendsDocument, trendsVariables } from './documents.js';
import { makeFigure } from './figure.js';
import { revisionOf } from './newer.js';
import { activeFilters } from './page.js';
import { isFiltered, writeAddress } from './state.js';

/**
 * @param {object} view
 * @param {object} speech
 * @param {(part: object) => void} change
 * @param {() => object} state the current state
 * @returns {{language: string, show: () => Promise<void>, drop: Function, look: Function}} the same functions as the
 *   whole page (main.js)
 */
export function buildEmbed(view, speech, change, state) {
  const { words, list } = speech;
  const dropped = h('div', { role: 'status' });
  const filtered = h('p.embed-filters');
  const source = h('p.embed-source');
  const explore = h('a', { target: '_blank', rel: 'noopener' }, words.embed.explore);
  const page = { speech, change, again: () => show(), filters: () => [] };
  const figure = makeFigure(view, page);
  // The page does not show the controls. It only needs them for the names of the filters' values.
  const controls = makeControls(page);
  document.body.classList.add('embedded');
  // Links leave the frame, because no other page may be shown in it. Some are in dialogs, which other modules make.
  document.head.append(h('base', { target: '_blank' }));
  document.getElementById('skip').remove();
  document.getElementById('page').replaceChildren(
    h('main#figures', { tabindex: -1 }, dropped, filtered, figure.section, h('footer.embed-foot', {}, source, explore)));

  async function show() {
    const now = state();
    explore.href = `${writeAddress({ ...now, embed: false, figure: 'releases' })}#${view.id}`;
    const revision = revisionOf(now);
    await Promise.all([figure.show(now, revision), sayFilters(now, revision), saySources(now, revision)]);
  }

  /** Shows the sources of the counted models, which may come from several publishers. */
  async function saySources(now, revision) {
    try {
      const data = await ask(trendsDocument(SOURCES, { comparing: now.compare !== null }), trendsVariables({ ...now, revision: await revision }));
      // If the reader has made another choice meanwhile, these sources are no longer right.
      if (now !== state()) return;
      source.replaceChildren(...readsOf(data).flatMap((trends, n) => [n ? ' ' : '', ...credits(trends, speech), '.']));
    } catch (error) {
      // The figure already says that the server does not answer.
      if (!(error instanceof QueryError)) throw error;
    }
  }

  /** Shows the filters, because readers of another site must know which models are left out. */
  async function sayFilters(now, revision) {
    controls.show(now);
    if (!isFiltered(now)) return;
    try {
      controls.offer(await ask(MENUS, { revision: await revision, countryBasis: now.countryBasis, language: languageOf(now) }));
    } catch (error) {
      // Without the names from the server, values are shown as in the address.
      if (!(error instanceof QueryError)) throw error;
    }
    filtered.textContent = words.picture.filters(list(activeFilters(now, controls).map(({ text }) => text)));
  }

  /**
   * Reports the parts of the address that were dropped. The report stays after a choice in the frame, because no choice brings
   * back a filter without which the figure counts other models.
   */
  function drop(parts) {
    if (parts.length) dropped.replaceChildren(droppedNote(parts, speech));
  }

  return { language: speech.language, show, drop, look() {} };
}
