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
 * @param {object[]} reads for each revision that the page shows: the revision, sources and the number of other sources
 * @param {string} address permalink of the page at these revisions
 */
export function reference(title, reads, address, { words, day, number }) {
  const credits = new Set(reads.flatMap(({ sources }) => sources.map(({ attribution, licence }) => `${attribution}, ${licence}`)));
  // The other sources of two revisions have no names here, and are mostly the same.
  const others = Math.max(...reads.map(({ otherSources }) => otherSources));
  const credit = [...credits, ...(others ? [words.footer.others(number(others))] : [])].join('; ');
  const today = day(new Date().toISOString().slice(0, 10));
  const revisions = reads.map(({ revision }) => ({ number: revision.number, asOf: day(revision.asOf) }));
  return words.citation.reference({ title, revisions, address, today, credit });
}

/** What a figure reads: at one revision, or at two, in the order of its panels. A reader may compare a revision with itself. */
export const readsOf = ({ now, then }) => (then && then.revision.number !== now.revision.number ? [then, now] : [now]);

/**
 * The text with which readers cite a figure. The API's text is in English and for one revision, so pages in Korean and
 * comparisons write their own. The API's text has the link of the query, which is too long to print. It is replaced by the
 * link of the page.
 */
export const figureReference = (title, data, address, speech) => (speech.language === 'ko' || readsOf(data).length > 1
  ? reference(title, readsOf(data), address, speech) : withAddress(data.now.citation.text, data.now.citation, address));

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
      const data = await ask(request.query, request.variables);
      const citations = readsOf(data).map(({ citation }) => citation);
      const [{ permalink: link }] = citations;
      const page = permalink(publicUrl(citations[0]));
      const licences = new Set(citations.flatMap(({ licence }) => licence.split('; ')));
      body.replaceChildren(
        copyable(words.citation.text, figureReference(title, data, page, speech), words.citation),
        copyable(words.citation.bibtex, citations.map((citation) => withAddress(citation.bibtex, citation, page)).join('\n\n'), words.citation),
        copyable(words.citation.view, page, words.citation),
        copyable(words.citation.permalink, link, words.citation),
        h('p', {}, h('strong', {}, words.citation.licence), ' ', [...licences].join('; ')),
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
