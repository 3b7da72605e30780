// The values of a claim: the published values beside the computed ones.
import { h } from '../shared/dom.js';
import { namesOf, readable } from '../shared/readable.js';
import { verdictText } from './verdict.js';

/**
 * A computed value, with a mark whether it matches the published value. A computed value of null means “none”, not unknown:
 * the API lists whatever it counts, so an entry that the answer lacks does not exist.
 * @param {?{computed: ?string, matches: boolean}} value null if it was not computed
 */
export function computedValue(value, { words: { claims } }) {
  if (!value) return h('span.muted', {}, claims.unknown);
  return h('span.computed', {}, h('span.text', {}, value.computed ?? claims.none), ' ',
    h(`span.${value.matches ? 'same' : 'other'}`, {}, h('span', { 'aria-hidden': 'true' }, value.matches ? '=' : '≠'),
      h('span.unseen', {}, value.matches ? claims.matches : claims.differs)));
}

/**
 * A table of the values: label, published, and computed at one or two revisions, with the verdicts in its last row.
 * @param {string} caption
 * @param {Array<{label: string, verdict: string, values: Array}>} columns a column for each revision, with its values in
 *   the claim's order
 */
export function valueTable(caption, columns, speech) {
  const { claims } = speech.words;
  const names = columns.map(({ values }) => values).find((values) => values.length) ?? [];
  return h('table.values', {}, h('caption.unseen', {}, caption),
    h('thead', {}, h('tr', {}, names.length ? [heading(claims.value), heading(claims.published)] : h('td'),
      columns.map(({ label }) => heading(label)))),
    h('tbody', {}, names.map(({ label, published }, at) => h('tr', {},
      h('th', { scope: 'row' }, label),
      h('td', { 'data-label': claims.published }, published),
      columns.map((column) => h('td', { 'data-label': column.label }, computedValue(column.values[at] ?? null, speech)))))),
    h('tfoot', {}, h('tr', {}, h('th', { scope: 'row', colspan: names.length ? 2 : null }, claims.verdictRow),
      columns.map(({ label, verdict }) => h('td', { 'data-label': label }, verdictText(verdict, speech))))));
}

const heading = (text) => h('th', { scope: 'col' }, text);

/** The revisions at which a claim is computed, with their names: the report's revision, if any, and the one that is read. */
export function columnsOf({ report, then, verdict, values: raw }, head, speech) {
  const { number, isCurrent } = head;
  const { claims } = speech.words;
  const names = namesOf(head);
  const values = readable(raw, names, speech);
  const own = report.revision?.number;
  const now = { label: isCurrent ? claims.today(number) : claims.atRevision(number), verdict, values };
  if (own === undefined) return [now];
  if (own === number) return [{ ...now, label: isCurrent ? claims.thenAndToday(own) : claims.ownRevision(own) }];
  return [{ label: claims.ownRevision(own), verdict: then.verdict, values: readable(then.values, names, speech) }, now];
}
