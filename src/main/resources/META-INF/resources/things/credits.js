// The sources of the models that a page counts, in its citation and in the footer. One request reads them for both.
import { failure } from '../shared/dialog.js';
import { h } from '../shared/dom.js';
import { footer } from '../shared/page.js';
import { patiently as ask } from '../shared/patiently.js';
import { QueryError } from '../shared/query.js';
import { CREDITS } from './documents.js';
import { citing } from './parts.js';

/**
 * @param {HTMLElement} foot the footer of the page
 * @param {object} context
 * @returns {{cite: (name: string, filter: ?object) => HTMLElement, renew: () => void, load: () => Promise<void>}} cite: the
 *   place of the citation, for a page that counts the models that a filter selects; renew: shows the citation again, with the
 *   choices of the reader; load: reads the sources, and shows them. The page does not wait for load, and works if it
 *   fails.
 */
export function makeCredits(foot, context) {
  const { speech, number, state } = context;
  /** The citation, if the page has one that needs the sources: its name, filter and place. */
  let cited = null;
  /** The sources of the models that the page counts; null until they have arrived. */
  let counted = null;
  /** Number of requests. Only the last one may show an error, and none after the sources have arrived. */
  let asked = 0;

  function cite(name, filter) {
    cited = { name, filter, place: h('div.citation-of-page', { tabindex: -1 }) };
    return cited.place;
  }

  function renew() {
    if (counted) cited.place.replaceChildren(citing(cited.name, counted, context));
  }

  async function load() {
    const turn = ++asked;
    const filter = cited?.filter ?? null;
    const place = cited?.place ?? foot;
    const change = (...nodes) => {
      // The button for another attempt vanishes here, and would take the focus with it.
      const hadFocus = place.contains(document.activeElement);
      place.replaceChildren(...nodes);
      if (hadFocus) place.focus();
    };
    try {
      const { all, counted: own } = await ask(CREDITS, { revision: number, filter, isFiltered: filter !== null });
      counted = own ?? all;
      const below = footer(all, speech, null, state.revision);
      change(...(cited ? [citing(cited.name, counted, context)] : below));
      foot.replaceChildren(...below);
    } catch (error) {
      if (!(error instanceof QueryError)) reportError(error);
      if (counted || turn !== asked) return;
      const { words } = speech;
      const message = failure(error, { ...speech, words: { ...words, failed: words.things.creditsFailed } }, load);
      change(message, ...(cited ? [] : footer(null, speech, null, state.revision)));
    }
  }
  return { cite, renew, load };
}
