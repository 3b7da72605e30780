// The row of key figures at the top of the page.
import { failure } from './dialog.js';
import { GROWTH, KEY_FIGURES, trendsDocument, trendsVariables } from './documents.js';
import { h, raised } from './dom.js';
import { QueryError, ask } from './query.js';

/**
 * @param {object} page speech, again() to reload everything, refused(error): whether the page can correct the request
 * @returns {{section: HTMLElement, show: (state: object) => Promise<object|null>}} show returns the data, null after a
 *   failure
 */
export function makeKeyFigures(page) {
  const { speech } = page;
  const { words } = speech;
  const body = h('div.key-body', {}, h('div.skeleton.low'));
  const section = h('section.key', { 'aria-label': words.key.title }, body);
  let running = null;

  async function show(state) {
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    section.setAttribute('aria-busy', 'true');
    const comparing = state.compare !== null;
    const request = trendsDocument(KEY_FIGURES, { comparing });
    try {
      const data = await ask(request, trendsVariables(state), signal);
      const panels = [data.now, data.then].filter(Boolean);
      const growths = await Promise.all(panels.map((panel) => growthOf(panel, state, signal)));
      body.replaceChildren(list(panels, growths, speech));
      section.setAttribute('aria-busy', 'false');
      return data;
    } catch (error) {
      if (error.name === 'AbortError') return null;
      if (!(error instanceof QueryError)) throw error;
      section.setAttribute('aria-busy', 'false');
      if (page.refused(error)) return null;
      body.replaceChildren(failure(error, speech, page.again));
      return null;
    }
  }

  return { section, show };
}

/** Growth over the complete years of the window. The API gives none for a partial last year. */
async function growthOf({ revision, from, to, lastCompleteYear, compoundAnnualGrowthRate }, state, signal) {
  const end = lastCompleteYear === null ? to : Math.min(to, lastCompleteYear);
  if (end === to || end <= from) return { rate: compoundAnnualGrowthRate, from, to: end };
  const { now } = await ask(trendsDocument(GROWTH, { comparing: false }),
    { ...trendsVariables({ ...state, compare: null }), revision: revision.number, from, to: end }, signal);
  return { rate: now.compoundAnnualGrowthRate, from, to: end };
}

function list(panels, growths, { words, number, percent, scientific, month }) {
  const newest = panels.map(({ computeFrontier }) => computeFrontier.at(-1)?.model);
  const compute = (model) => (model ? `${scientific(model.trainingCompute.scientific)} FLOP` : words.key.none);
  const rate = (growth) => (growth.rate === null ? '–' : percent(growth.rate));
  const rows = [
    { label: words.key.models, values: panels.map(({ modelCount }) => number(modelCount)) },
    { label: words.key.countries, values: panels.map(({ countries }) => number(countries.length)) },
    { label: words.key.organizations, values: panels.map(({ organizations }) => number(organizations.length)) },
    {
      label: words.key.growth,
      values: growths.map(rate),
      detail: growths[0].rate === null ? words.key.growthNone : words.key.growthYears(growths[0].from, growths[0].to),
    },
    {
      label: words.key.newest,
      values: newest.map(compute),
      detail: newest[0] && `${newest[0].name}, ${month(newest[0].releasedOn)}`,
      wide: true,
    },
  ];
  return h('dl', {}, rows.map(({ label, values: [now, then], detail, wide }) => h(wide ? 'div.wide' : 'div', {},
    h('dt', {}, label),
    h('dd', {}, h('span.figure-now', {}, raised(now)), detail && h('span.detail', {}, detail),
      then !== undefined && h('span.then', {}, `${words.key.versus(panels[1].revision.number)}: `, h('b', {}, raised(then)))))));
}
