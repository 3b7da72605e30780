// The figures of a chart as a table, and as rows of a file.
import { h } from '../shared/dom.js';

/**
 * @param {{header: Array, rows: Array}} table columns with name, label, number?, text?(value) or ofRow?(row), onlyInFiles?; rows of
 *   plain values, or of lists, for which the column has a text
 * @param {string} caption
 */
export function htmlTable({ header, rows }, caption) {
  const isUnknown = (value) => value === null || value === undefined || value.length === 0;
  const shown = (column, value, row) => (isUnknown(value) ? '–' : column.ofRow?.(row) ?? column.text?.(value) ?? String(value));
  const columns = header.map((column, at) => ({ ...column, at })).filter(({ onlyInFiles }) => !onlyInFiles);
  return h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': caption, 'data-key': 'values' }, h('table', {},
    h('caption', {}, h('span', {}, caption)),
    h('thead', {}, h('tr', {}, columns.map((column) =>
      h(`th${column.number ? '.number' : ''}`, { scope: 'col' }, column.label)))),
    h('tbody', {}, rows.map((row) => h('tr', {}, columns.map((column) => h(
      `${column.at === 0 ? 'th' : 'td'}${column.number ? '.number' : ''}`,
      column.at === 0 ? { scope: 'row' } : {}, shown(column, row[column.at], row),
    )))))));
}

/**
 * The rows of all panels, each with its revision, the required credit and the permalink, which says what is counted.
 * @param {Array<{table: object, data: {revision: {number: number, asOf: string}, sources: Array, otherSources: number}}>} panels
 * @param {string} url permalink of the page
 * @returns {[string[], Array]} header and rows
 */
export function fileRows(panels, url) {
  const header = [...panels[0].table.header.map(({ name }) => name), 'revision', 'as_of', 'source', 'other_sources', 'url'];
  return [header, panels.flatMap(({ table, data: { revision: { number, asOf }, sources, otherSources } }) =>
    table.rows.map((row) => [...row, number, asOf, sources.map(({ attribution }) => attribution), otherSources, url]))];
}
