// The first request of the list of claims, and also of the page of a claim: the reports, the revisions, and the revision
// that is read. Also sets the page's title.
import { languageOf } from '../shared/language.js';
import { patiently } from '../shared/patiently.js';
import { QueryError } from '../shared/query.js';
import { HEAD } from './documents.js';

/**
 * The head (reports and revisions) for a state. It is not kept, because a newer revision may have become the current one.
 * @returns {Promise<{revision, current, revisions, reports, number: number, isCurrent: boolean}>} revision is null if
 *   no revision has the number that the state names
 */
export async function headOf(state) {
  try {
    const head = await patiently(HEAD, { revision: state.revision, language: languageOf(state) });
    return { ...head, number: head.revision?.number, isCurrent: head.revision?.number === head.current.number };
  } catch (error) {
    // The API refuses the number of a revision that does not exist.
    if (error instanceof QueryError && error.argument === 'number') return { revision: null };
    throw error;
  }
}

/** Sets the title and the description of the page, in its language. */
export function titled(title, description) {
  document.title = `${title} – Model Atlas`;
  document.querySelector('meta[name="description"]').content = description;
}
