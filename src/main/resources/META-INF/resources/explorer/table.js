// The figures of a chart as a table, and as rows of a file.
import { h, raised } from './dom.js';

/**
 * @param {{header: Array, rows: Array}} table columns with name, label, number?, text?(value); rows of plain values
 * @param {string} caption
 */
export function htmlTable({ header, rows }, caption) {
  const shown = (column, value) => (value === null || value === undefined ? '–' : raised(column.text?.(value) ?? String(value)));
  return h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': caption }, h('table', {},
    h('caption', {}, h('span', {}, caption)),
    h('thead', {}, h('tr', {}, header.map((column) =>
      h(`th${column.number ? '.number' : ''}`, { scope: 'col' }, column.label)))),
    h('tbody', {}, rows.map((row) => h('tr', {}, row.map((value, at) => h(
      `${at === 0 ? 'th' : 'td'}${header[at].number ? '.number' : ''}`,
      at === 0 ? { scope: 'row' } : {}, shown(header[at], value),
    )))))));
}

/**
 * The rows of all panels, each with its revision and the required credit.
 * @param {Array<{table: object, revision: {number: number, asOf: string, source: {attribution: string}}}>} panels
 * @returns {[string[], Array]} header and rows
 */
export function fileRows(panels) {
  const header = [...panels[0].table.header.map(({ name }) => name), 'revision', 'as_of', 'source'];
  return [header, panels.flatMap(({ table, revision }) =>
    table.rows.map((row) => [...row, revision.number, revision.asOf, revision.source.attribution]))];
}
