// The row of key figures at the top of the page.
import { failure } from '../shared/dialog.js';
import { h } from '../shared/dom.js';
import { QueryError, ask } from '../shared/query.js';
import { GROWTH, KEY_FIGURES, trendsDocument, trendsVariables } from './documents.js';
import { LEAST } from './views/layers.js';

/**
 * @param {object} page speech, again() to reload everything, refused(error), which returns whether the
 *   page can correct the request
 * @returns {{section: HTMLElement, show: (state: object, revision: Promise<number>) => Promise<object|null>}} show returns
 *   the data, null after a failure
 */
export function makeKeyFigures(page) {
  const { speech } = page;
  const { words } = speech;
  const body = h('div.key-body', {}, h('div.skeleton.low'));
  const section = h('section.key', { 'aria-label': words.key.title }, body);
  let running = null;

  async function show(state, revision) {
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    section.setAttribute('aria-busy', 'true');
    const comparing = state.compare !== null;
    const request = trendsDocument(KEY_FIGURES, { comparing });
    try {
      const data = await ask(request, { ...trendsVariables(state), revision: await revision }, signal);
      const panels = [data.now, data.then].filter(Boolean);
      body.replaceChildren(list(panels, await growthOf(data.now, state, signal), speech));
      section.setAttribute('aria-busy', 'false');
      return data;
    } catch (error) {
      if (signal.aborted) return null;
      if (!(error instanceof QueryError)) reportError(error);
      section.setAttribute('aria-busy', 'false');
      if (page.refused(error)) return null;
      body.replaceChildren(failure(error, speech, page.again));
      return null;
    }
  }

  return { section, show };
}

/** Average growth from the first year with enough models to the last complete year; null without such years. */
async function growthOf({ revision, years }, state, signal) {
  const whole = years.filter(({ partial }) => !partial);
  const first = whole.find(({ modelCount }) => modelCount >= LEAST);
  if (!first || whole.at(-1).year - first.year < 2) return null;
  const { now } = await ask(trendsDocument(GROWTH, { comparing: false }),
    { ...trendsVariables({ ...state, compare: null }), revision: revision.number, from: first.year, to: whole.at(-1).year }, signal);
  return { rate: now.compoundAnnualGrowthRate, first };
}

/** The key figures of the last complete year of the first panel. The second panel may lack that year. */
function lastYear(panels, growth, { words: { key }, number, percent }) {
  const last = panels[0].years.filter(({ partial }) => !partial).at(-1);
  if (!last) return null;
  const values = panels.map(({ years }) => years.find(({ year, partial }) => year === last.year && !partial)?.modelCount ?? null);
  return {
    label: key.lastYear(last.year),
    values: values.map((value) => (value === null ? '–' : number(value))),
    detail: [
      last.change !== null && key.change(last.change, number(Math.abs(last.change)), last.year - 1),
      growth?.rate != null && key.growth(percent(Math.abs(growth.rate)), growth.rate, growth.first.year, number(growth.first.modelCount)),
    ].filter(Boolean).join('; '),
  };
}

function list(panels, growth, speech) {
  const { words, number, scientific, month } = speech;
  const newest = panels.map(({ computeFrontier }) => computeFrontier.at(-1)?.model);
  const compute = (model) => (model ? `${scientific(model.trainingCompute.scientific)} FLOP` : words.key.none);
  const rows = [
    { label: words.key.models, values: panels.map(({ modelCount }) => number(modelCount)) },
    { label: words.key.countries, values: panels.map(({ countries }) => number(countries.length)) },
    { label: words.key.organizations, values: panels.map(({ organizations }) => number(organizations.length)) },
    lastYear(panels, growth, speech),
    {
      label: words.key.newest,
      values: newest.map(compute),
      detail: newest[0] && `${newest[0].name}, ${month(newest[0].releasedOn)}`,
      wide: true,
    },
  ].filter(Boolean);
  return h('dl', {}, rows.map(({ label, values: [now, then], detail, wide }) => h(wide ? 'div.wide' : 'div', {},
    h('dt', {}, label),
    h('dd', {}, h('span.figure-now', {}, now), detail && h('span.detail', {}, detail),
      then !== undefined && h('span.then', {}, `${words.key.versus(panels[1].revision.number)}: `, h('b', {}, then))))));
}
