// The citation of a figure, from the API.
import { openDialog, failure } from './dialog.js';
import { h, freshId } from './dom.js';
import { QueryError, ask } from './query.js';

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
      const { now: { citation } } = await ask(request.query, request.variables);
      const page = permalink(publicUrl(citation));
      // The API's citation has the link of the query, which is too long to print. It is replaced by the link of the page.
      const naming = (text) => text.replaceAll(citation.permalink, () => page);
      body.replaceChildren(
        copyable(words.citation.text, naming(citation.text), words.citation),
        copyable(words.citation.bibtex, naming(citation.bibtex), words.citation),
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
