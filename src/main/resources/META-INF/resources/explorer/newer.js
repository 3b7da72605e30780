// Tells readers of an open page that a newer revision has been published.
import { focusContent, h } from '../shared/dom.js';
import { QueryError, ask } from '../shared/query.js';

const NEWEST = '{ revision { number label asOf publisher } }';

/**
 * The number of a state's revision: the pinned one, or the current one. All requests of the figures name this number.
 * In the browser's cache, the responses to requests without a number may be of different revisions.
 */
export const revisionOf = async ({ revision }) => revision ?? (await ask(NEWEST, {})).revision.number;

/**
 * @param {object} speech the language of the page
 * @param {(revision: object) => void} open shows the newest revision
 * @returns {{part: HTMLElement, saw: (number: number) => void, look: () => Promise<void>}}
 *   part: the message. Call saw with the newest revision that the page knows. look asks the server for a newer revision
 */
export function makeNewer({ words, day }, open) {
  const part = h('div', { role: 'status' });
  let newest = Infinity;

  function saw(number) {
    newest = number;
    part.replaceChildren();
  }

  async function look() {
    if (document.hidden || newest === Infinity) return;
    try {
      const { revision } = await ask(NEWEST, {});
      if (revision.number <= newest) return;
      newest = revision.number;
      part.replaceChildren(h('div.dropped', {},
        h('p', {}, words.newer(revision.number, day(revision.asOf), revision.publisher)),
        h('button.plain', { type: 'button', onclick: () => {
          open(revision);
          focusContent();
        } }, words.showNewer)));
    } catch (error) {
      // The server did not answer. The next call of look asks again.
      if (!(error instanceof QueryError)) throw error;
    }
  }

  return { part, saw, look };
}
