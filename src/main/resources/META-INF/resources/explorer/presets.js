// Settings to start from: two published reports, and questions that readers often have.
import { h, isForBrowser } from '../shared/dom.js';
import { emptyState, writeAddress } from './state.js';

const PRESETS = {
  // IS-198 counts the models of a subsidiary for the country of its parent, such as DeepMind's for the United States.
  is198: { revision: 3, from: 2020, to: 2024, countryBasis: 'GROUP_HEADQUARTERS' },
  // IS-178 mostly counts the countries that the source records.
  is178: { revision: 1, from: 2020, to: 2023, countryBasis: 'RECORDED' },
  openWeights: { accessibility: ['OPEN_WEIGHTS_UNRESTRICTED', 'OPEN_WEIGHTS_RESTRICTED', 'OPEN_WEIGHTS_NON_COMMERCIAL'] },
  korea: { country: ['KR'], by: 'ORGANIZATION' },
  revisions: { compare: 3 },
};

/**
 * Links that set the whole page.
 * @param {object} page speech, change(part of a state)
 */
export function presets({ speech: { language, words }, change }) {
  return h('div.presets', { role: 'group', 'aria-label': words.presets.title }, h('span', {}, words.presets.title),
    Object.entries(PRESETS).map(([name, preset]) => {
      const state = { ...emptyState(), lang: language, ...preset };
      return h('a.chip', { href: writeAddress(state), onclick: (event) => {
        if (isForBrowser(event) || event.shiftKey) return;
        event.preventDefault();
        change(state);
      } }, words.presets[name]);
    }));
}
