// Settings to start from: two published reports, and questions that readers often have.
import { h, isForBrowser } from '../shared/dom.js';
import { emptyState, writeAddress } from './state.js';

/** Some presets need the revision that is nearest to the data of a report. */
const PRESETS = {
  // IS-198 counts the models of a subsidiary for the country of its parent, such as DeepMind's for the United States.
  is198: { report: 'is-198', settings: (revision) => ({ revision, from: 2020, to: 2024, countryBasis: 'GROUP_HEADQUARTERS' }) },
  // IS-178 mostly counts the countries that the source records.
  is178: { report: 'is-178', settings: (revision) => ({ revision, from: 2020, to: 2023, countryBasis: 'RECORDED' }) },
  openWeights: { settings: () => ({ accessibility: ['OPEN_WEIGHTS_UNRESTRICTED', 'OPEN_WEIGHTS_RESTRICTED', 'OPEN_WEIGHTS_NON_COMMERCIAL'] }) },
  korea: { settings: () => ({ country: ['KR'], by: 'ORGANIZATION' }) },
  revisions: { report: 'is-198', settings: (compare) => ({ compare }) },
};

/**
 * Links that set the whole page.
 * @param {object} page speech, change(part of a state)
 * @returns {{part: HTMLElement, offer: (reports: {slug: string, revision: ?{number: number}}[]) => void}} offer shows the links
 *   of the reports that have a revision
 */
export function makePresets({ speech: { language, words: { presets: texts } }, change }) {
  const chips = Object.entries(PRESETS).map(([name, { report, settings }]) => {
    let state;
    const link = h('a.chip', { onclick: (event) => {
      if (isForBrowser(event) || event.shiftKey) return;
      event.preventDefault();
      change(state);
    } });
    const show = (revision) => {
      link.hidden = report !== undefined && revision === undefined;
      if (link.hidden) return;
      state = { ...emptyState(), lang: language, ...settings(revision) };
      link.setAttribute('href', writeAddress(state));
      link.textContent = report ? texts[name](revision) : texts[name];
    };
    show();
    return { link, offer: (reports) => show(reports.find(({ slug }) => slug === report)?.revision?.number) };
  });
  return {
    part: h('div.presets', { role: 'group', 'aria-label': texts.title }, h('span', {}, texts.title), chips.map(({ link }) => link)),
    offer: (reports) => chips.forEach(({ offer }) => offer(reports)),
  };
}
