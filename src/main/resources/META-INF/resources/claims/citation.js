// Citations of the claims' pages: texts with the page's address at its revision, and with the source and its licence.
import { copyable, publicUrl } from '../shared/cite.js';
import { h } from '../shared/dom.js';
import { OUTCOMES, emptyState, writeAddress } from './address.js';
import { outcomeOf } from './outcome.js';

/** The citation of the list, at its revision and with its filters. */
export function listCitation(claims, { head, trends }, state, speech) {
  const { words: { claims: texts }, number } = speech;
  const now = texts.now(head.number, false);
  const counts = OUTCOMES.map((outcome) =>
    texts.counted(texts.outcomes[outcome](now), number(claims.filter((claim) => outcomeOf(claim) === outcome).length))).join('; ');
  const report = head.reports.find(({ slug }) => slug === state.report)?.title ?? '';
  const title = report ? `${texts.title} – ${report}` : texts.title;
  return citation('listReference', { report, counts, key: keyOf(state), title, verdict: counts }, { head, trends, state }, speech);
}

/** A paper may cite several lists of one revision, so the key of a list with filters contains digits of their hash (FNV-1a). */
function keyOf(state) {
  const filters = writeAddress({ ...state, revision: null, lang: null });
  if (filters === writeAddress(emptyState(null))) return 'claims';
  const hash = [...filters].reduce((before, character) => Math.imul(before ^ character.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5);
  return `claims-${hash.toString(16).padStart(8, '0')}`;
}

/** The citation of a claim, at the revision of its page. */
export function claimCitation({ statement, slug, report, verdict }, shown, speech) {
  return citation('reference',
    { statement, slug, report: report.title, verdict: speech.words.claims.verdicts[verdict], key: slug, title: statement }, shown, speech);
}

/** Braces, which could end the BibTeX field even after a backslash. */
const BRACES = /[{}\\]/g;
/** Characters that LaTeX would read as commands. */
const COMMANDS = /[&%$#_]/g;

/** A BibTeX entry. Styles such as plain would change upper case in a title without the second braces. */
function bibtex({ key, title, note }, { revision: { number, asOf } }, address) {
  const escaped = (text) => text.replace(BRACES, '').replace(COMMANDS, '\\$&')
    .replaceAll('~', '\\textasciitilde{}').replaceAll('^', '\\textasciicircum{}');
  return `@misc{model-atlas-${key}-${number},
  title = {{${escaped(title)}}},
  author = {{Model Atlas}},
  year = {${asOf.slice(0, 4)}},
  url = {${address}},
  note = {${escaped(note)}}
}`;
}

function citation(template, facts, { head, trends, state }, speech) {
  const { words: { citation: labels, claims: texts }, day } = speech;
  const address = publicUrl(trends.citation) + writeAddress({ ...state, revision: head.number });
  const licences = [...new Set(trends.sources.map(({ licence }) => licence))].join(', ');
  const credit = trends.sources.map(({ attribution, licence }) => `${attribution}, ${licence}`).join('; ');
  const today = day(new Date().toISOString().slice(0, 10));
  const note = texts.note({ number: head.number, verdict: facts.verdict, today, credit });
  const text = texts[template]({ ...facts, number: head.number, asOf: day(head.revision.asOf), address, today, credit });
  return h('section.cite', {}, h('h2', {}, texts.citeTitle),
    copyable(labels.text, text, labels), copyable(labels.bibtex, bibtex({ ...facts, note }, head, address), labels),
    copyable(texts.address, address, labels),
    h('p', {}, h('strong', {}, labels.licence), ' ', licences));
}
