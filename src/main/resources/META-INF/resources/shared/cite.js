// The citation of a figure or page.
import { openDialog, failure } from './dialog.js';
import { h, freshId } from './dom.js';
import { QueryError, ask } from './query.js';

/** The fields of Trends that a citation needs. */
export const CITED = `revision { number asOf } sources { attribution licence } otherSources
    citation { text bibtex licence permalink }`;

/**
 * The text with which readers cite a page.
 * @param {?string} title
 * @param {object} read its revision, sources and the number of other sources
 * @param {string} address permalink of the page at that revision
 */
export function reference(title, { revision, sources, otherSources }, address, { words, day, number }) {
  const credit = sources.map(({ attribution, licence }) => `${attribution}, ${licence}`)
    .concat(otherSources ? words.footer.others(number(otherSources)) : []).join('; ');
  const today = day(new Date().toISOString().slice(0, 10));
  return words.citation.reference({ title, number: revision.number, asOf: day(revision.asOf), address, today, credit });
}

/**
 * The text with which readers cite a figure. The API's text is in English, so Korean pages write their own. The API's text has
 * the link of the query, which is too long to print. It is replaced by the link of the page.
 */
export const figureReference = (title, { citation, ...read }, address, speech) => (speech.language === 'ko'
  ? reference(title, read, address, speech) : withAddress(citation.text, citation, address));

const withAddress = (text, { permalink }, address) => text.replaceAll(permalink, () => address);

/**
 * @param {string} title title of the figure
 * @param {{query: string, variables: object}} request the figure's query with its citation, at a pinned revision
 * @param {(site: string) => string} permalink permalink of the page at that revision, on a site
 */
export async function openCitation(title, request, permalink, speech) {
  const { words } = speech;
  const body = openDialog(`${words.citation.title}: ${title}`, words.record.close);
  const show = async () => {
    body.replaceChildren(h('p.muted', { role: 'status' }, words.loading));
    try {
      const { now } = await ask(request.query, request.variables);
      const { citation } = now;
      const page = permalink(publicUrl(citation));
      body.replaceChildren(
        copyable(words.citation.text, figureReference(title, now, page, speech), words.citation),
        copyable(words.citation.bibtex, withAddress(citation.bibtex, citation, page), words.citation),
        copyable(words.citation.view, page, words.citation),
        copyable(words.citation.permalink, citation.permalink, words.citation),
        h('p', {}, h('strong', {}, words.citation.licence), ' ', citation.licence),
      );
    } catch (error) {
      if (!(error instanceof QueryError)) reportError(error);
      body.replaceChildren(failure(error, speech, show));
    }
  };
  await show();
}

/** The public URL of the server. It may differ from the URL under which this page was opened. */
export const publicUrl = ({ permalink }) => permalink.slice(0, permalink.indexOf('/graphiql?'));

/** A text with a button that copies it. */
export function copyable(label, text, words) {
  const id = freshId('copy');
  // Beside the button, because browsers hide the rest of the page from screen readers while a dialog is open.
  const outcome = h('span.muted', { role: 'status' });
  const button = h('button', { type: 'button', 'aria-label': `${words.copy}: ${label}`, onclick: async () => {
    try {
      await navigator.clipboard.writeText(text);
      outcome.textContent = words.copied;
    } catch {
      // Without HTTPS, browsers give pages no access to the clipboard.
      outcome.textContent = words.notCopied;
      getSelection().selectAllChildren(document.getElementById(id));
    }
  } }, words.copy);
  return h('div.copyable', {}, h('div.copy-head', {}, h('h3', {}, label), outcome, button),
    h('pre', { id, tabindex: 0, role: 'region', 'aria-label': label }, text));
}
