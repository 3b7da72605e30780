// The figures of a chart as a table, and as rows of a file.
import { h, raised } from '../shared/dom.js';

/**
 * @param {{header: Array, rows: Array}} table columns with name, label, number?, text?(value) or ofRow?(row), onlyInFiles?; rows of
 *   plain values
 * @param {string} caption
 */
export function htmlTable({ header, rows }, caption) {
  // A list of unknown names is an empty text.
  const isUnknown = (value) => value === null || value === undefined || value === '';
  const shown = (column, value, row) => (isUnknown(value) ? '–' : raised(column.ofRow?.(row) ?? column.text?.(value) ?? String(value)));
  const columns = header.map((column, at) => ({ ...column, at })).filter(({ onlyInFiles }) => !onlyInFiles);
  return h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': caption }, h('table', {},
    h('caption', {}, h('span', {}, caption)),
    h('thead', {}, h('tr', {}, columns.map((column) =>
      h(`th${column.number ? '.number' : ''}`, { scope: 'col' }, column.label)))),
    h('tbody', {}, rows.map((row) => h('tr', {}, columns.map((column) => h(
      `${column.at === 0 ? 'th' : 'td'}${column.number ? '.number' : ''}`,
      column.at === 0 ? { scope: 'row' } : {}, shown(column, row[column.at], row),
    )))))));
}

/** The sources of the models that a panel counts, as one text. */
const credit = ({ sources, otherSources }, { words, number }) => [
  ...sources.map(({ attribution }) => attribution), ...(otherSources ? [words.footer.others(number(otherSources))] : []),
].join('; ');

/**
 * The rows of all panels, each with its revision, the required credit and the permalink, which says what is counted.
 * @param {Array<{table: object, data: {revision: {number: number, asOf: string}, sources: Array, otherSources: number}}>} panels
 * @param {string} url permalink of the page
 * @returns {[string[], Array]} header and rows
 */
export function fileRows(panels, url, speech) {
  const header = [...panels[0].table.header.map(({ name }) => name), 'revision', 'as_of', 'source', 'url'];
  return [header, panels.flatMap(({ table, data }) =>
    table.rows.map((row) => [...row, data.revision.number, data.revision.asOf, credit(data, speech), url]))];
}
