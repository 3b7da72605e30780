// A figure: heading, panels (one, or then and now) and tools. Also its states: loading, empty and failed.
import { failure } from '../shared/dialog.js';
import { h } from '../shared/dom.js';
import { publicSite } from '../shared/links.js';
import { allOf } from '../shared/narrow.js';
import { QueryError, ask, playground } from '../shared/query.js';
import { openRecords } from '../shared/records.js';
import { redraw } from '../shared/redraw.js';
import { filterOf, trendsDocument, trendsVariables } from './documents.js';
import { drawPanels, nothingToShow } from './panels.js';
import { isFiltered, withOrWithout, writeAddress, writePermalink } from './state.js';
import { fileRows, htmlTable } from './table.js';
import { figureTools } from './tools.js';
import { withSameYears } from './views/days.js';

/** The page's filter for use outside of trends, with the country basis that trends would otherwise give to it. */
function filterAlone(state) {
  const filter = filterOf(state);
  return filter?.countries ? { ...filter, countryBasis: state.countryBasis } : filter;
}

/** The name of a file, from what the file shows: the figure with its breakdown and form, the revision and the language. */
function fileName(view, state, { revision, compare }) {
  const by = view.byDimension ? `-by-${state.by}` : '';
  const forms = state.form.filter((form) => form.startsWith(view.id.toUpperCase())).map((form) => form.slice(view.id.length)).join('')
    + (view.id === 'releases' && state.form.includes('SMALL_MULTIPLES') ? '-small' : '');
  return `model-atlas-${view.id}${by}${forms}-revision-${revision}${compare ? `-and-${compare}` : ''}-${state.lang}`
    .toLowerCase().replaceAll('_', '-');
}

/**
 * Creates the section of a view.
 * @param {object} view the query and the drawing of the figure: a module of views/
 * @param {object} page speech, change(part of a state), clear() (not in a frame), again() to reload everything, filters(state), which
 *   returns the texts of its active filters
 * @returns {{section: HTMLElement, show: (state: object, revision: Promise<number>) => Promise<object|null>}} show returns
 *   the data, null after a failure
 */
export function makeFigure(view, page) {
  const { speech } = page;
  const { words } = speech;
  const title = view.title(speech);
  const heading = h('h2', { id: `${view.id}-title`, tabindex: -1 }, title);
  const subtitle = h('p.subtitle', { id: `${view.id}-subtitle` });
  const body = h('div.panels');
  const notes = h('div.notes');
  const own = view.controls?.(page);
  const tools = h('div.tools', { role: 'group', 'aria-label': words.tools(title) });
  const section = h('section.figure', { id: view.id, 'aria-labelledby': `${view.id}-title`, 'aria-describedby': `${view.id}-subtitle`, 'aria-busy': 'true' },
    heading, subtitle, own?.part, body, notes, tools);
  let running = null;
  let drawPanelsAgain = null;
  let width = 0;
  new ResizeObserver(([{ contentRect }]) => {
    if (Math.abs(contentRect.width - width) < 1) return;
    width = contentRect.width;
    if (drawPanelsAgain) redraw(section, drawPanelsAgain, heading);
  }).observe(section);

  async function show(state, revision) {
    running?.abort();
    running = new AbortController();
    drawPanelsAgain = null;
    subtitle.textContent = view.subtitle(speech, state);
    section.setAttribute('aria-busy', 'true');
    if (!body.querySelector('.panel')) body.replaceChildren(h('div.skeleton', {}, h('span.unseen', {}, words.loading)));
    const request = {
      query: trendsDocument(view.figure, { comparing: state.compare !== null }),
      variables: { ...trendsVariables(state), ...view.variables(state) },
    };
    const { signal } = running;
    try {
      request.variables.revision = await revision;
      const data = await ask(request.query, request.variables, signal);
      if (view.complete) {
        const all = Object.values(data);
        for (const name of Object.keys(data)) data[name] = await view.complete(data[name], { all, state, filter: filterAlone(state), signal });
      }
      if (signal.aborted) return null;
      redraw(section, () => settle(state, request, data), heading);
      return data;
    } catch (error) {
      // A later call has begun, whose result must stay.
      if (signal.aborted) return null;
      // An error of one figure must not stop the others.
      if (!(error instanceof QueryError)) reportError(error);
      drawPanelsAgain = null;
      redraw(section, () => {
        notes.replaceChildren();
        tools.replaceChildren(h('a', { href: playground(request.query, request.variables) }, words.query));
        body.replaceChildren(failure(error, speech, page.again));
      }, heading);
      section.setAttribute('aria-busy', 'false');
      return null;
    }
  }

  function settle(state, request, data) {
    const [now, then] = withSameYears([data.now, data.then].filter(Boolean));
    section.setAttribute('aria-busy', 'false');
    own?.show(state, then ? [then, now] : [now]);
    const isEmpty = (data) => data.modelCount === 0 || Boolean(view.isEmpty?.(data));
    const all = then ? [then, now] : [now];
    const panels = all.filter((data) => !isEmpty(data));
    const pinned = {
      ...request.variables,
      revision: now.revision.number,
      ...(then && { compare: then.revision.number }),
    };
    if (!panels.length) {
      notes.replaceChildren();
      tools.replaceChildren(h('a', { href: playground(request.query, pinned) }, words.query));
      // A page in a frame has no controls with which readers could follow the hint.
      const hasControls = !state.embed;
      body.replaceChildren(h('div.message', {}, h('p', {}, h('strong', {}, nothingToShow(view, all, { state, speech }) ?? words.empty),
        hasControls && [' ', words.emptyHint]),
      hasControls && isFiltered(state) && h('button', { type: 'button', onclick: () => {
        page.clear();
        // The button vanishes while the figure loads.
        heading.focus();
      } }, words.controls.clear)));
      return;
    }
    const shared = view.shared(panels, state, speech);
    const context = { state, speech, shared };
    const open = (data) => ({ title: what, narrow }) => openRecords({
      title: then ? `${what} · ${words.key.versus(data.revision.number)}` : what,
      revision: data.revision.number,
      filter: allOf(...narrow, filterAlone(state)),
    }, state, speech);
    const asTable = state.table.includes(view.id);
    const caption = ({ revision: { number, asOf } }) =>
      `${title}. ${view.subtitle(speech, state)}. ${words.revision(number, speech.day(asOf))}`;
    drawPanelsAgain = () => drawPanels(body, view, all, {
      ...context, isEmpty, asTable, open, width, table: (data) => htmlTable(view.table(data, context), caption(data)),
    });
    drawPanelsAgain();
    notes.replaceChildren(...view.notes(panels, context).filter(Boolean).map((text) => h('p', {}, text)));
    const permalink = (site) => writePermalink({ ...state, revision: pinned.revision }, site);
    tools.replaceChildren(...figureTools({
      id: view.id,
      title,
      asTable,
      query: playground(request.query, pinned),
      embedded: state.embed,
      file: fileName(view, state, pinned),
      view,
      panels: all,
      context: { ...context, isEmpty, title, filters: () => page.filters(state) },
      embedAddress: (isPinned) => writeAddress({ ...state, embed: true, figure: view.id, revision: isPinned ? pinned.revision : null }),
      // While this figure loads, the reader may choose more, so the list comes from the current state.
      toggle: () => page.change(({ table }) => ({ table: withOrWithout(table, view.id, !asTable) })),
      records: () => open(now)({ title: words.record.all(title), narrow: [view.records(now)] }),
      rows: () => fileRows(panels.map((data) => ({ table: view.table(data, context), data })), permalink(publicSite())),
      revision: pinned.revision,
      citation: { query: trendsDocument(view.figure, { comparing: Boolean(then), citing: true }), variables: pinned },
      permalink,
    }, speech));
  }

  return { section, show };
}
