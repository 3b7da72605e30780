// Tables of numbers. Each number opens its models, and each table has its query, its file and its citation.
import { openCitation } from '../shared/cite.js';
import { csv, download } from '../shared/csv.js';
import { h, isForBrowser } from '../shared/dom.js';
import { publicSite } from '../shared/links.js';
import { playground } from '../shared/query.js';
import { permalink } from './address.js';
import { fits, multiples } from './charts.js';
import { citing, documentOf } from './documents.js';

/** Maximum number of rows of a table that is kept on one page in print. */
const SHORT = 10;

/**
 * A cell: a plain value, or { value (for the file; may be a list if there is a text), also (the values of the column's further
 * columns of the file), text (as shown), of (filter of its models), mark (a sign after the text), nodes (shown instead of text),
 * rows (how many rows the cell covers) }. A covered cell is { value, also, covered: true }.
 * @typedef {string|number|null|object} Cell
 */

/**
 * A table with its caption, notes and tools.
 * @param {object} table id, title, columns ({ name, label, also? (further columns of the file), number?, tight?, wide? }),
 *   rows (of cells, or { cells, kind }), notes (texts), parts (of its query), stacked? (rows become cards on narrow screens), chart? (series and years that can be shown instead),
 *   then? (the other revision of a table that compares two)
 * @param {object} page the page's context
 * @returns {HTMLElement}
 */
export function tableOf({ id, title, columns, rows, notes = [], parts, stacked = false, chart = null, then = null }, page) {
  const lines = rows.map((row) => (Array.isArray(row) ? { cells: row } : row));
  const style = (column) => ['number', 'tight', 'wide'].filter((name) => column[name]).map((name) => `.${name}`).join('');
  const head = h('thead', {}, h('tr', {}, columns.map((column) => h(`th${style(column)}`, { scope: 'col' }, column.label))));
  const body = h('tbody', {}, lines.map(({ cells, kind }) => h(`tr${kind ? `.${kind}` : ''}`, {}, cells.map((cell, at) => (cell?.covered ? null : h(
    `${at === 0 ? 'th' : 'td'}${style(columns[at])}`,
    {
      ...(at === 0 && { scope: cell?.rows > 1 ? 'rowgroup' : 'row' }),
      ...(cell?.rows > 1 && { rowspan: cell.rows }),
      ...(stacked && at > 0 && { 'data-label': columns[at].label }),
    },
    shown(cell, page, `${id} ${rowKey(cells)} ${columns[at].name}`),
  ))))));
  const table = h(`table${stacked ? '.stacked' : ''}`, {}, h('caption', {}, h('span', {}, title)), head, body);
  rove(table);
  const name = `report-${id}`;
  const scroll = h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': title, 'data-key': `table-${id}` }, table);
  const tools = h('div.tools', { role: 'group', 'aria-label': page.words.tools(title) },
    chart && chart.series.length && fits(chart.years) ? chartButton(scroll, chart, title, page) : null,
    queryLink(parts, page),
    h('button', { type: 'button', onclick: () => download(`model-atlas-${name}-revision-${page.revision}-${page.state.lang}.csv`, csv(...file(columns, lines, page, then))) }, page.words.csv),
    h('button', { type: 'button', onclick: () => cite(title, parts, page) }, page.words.cite));
  return h(`div.table${lines.length <= SHORT ? '.short' : ''}`, { id: `table-${id}` },
    scroll,
    notes.filter(Boolean).length > 0 && h('div.notes', {}, notes.filter(Boolean).map((note) => h('p', {}, note))),
    tools);
}

/** A button that switches between the table and charts of its rows. In print, there is always the table. */
function chartButton(scroll, { series, years }, title, page) {
  let charts = null;
  const toggle = ({ currentTarget }) => {
    if (!charts) {
      charts = multiples(series, years, title, page);
      charts.hidden = true;
      scroll.after(charts);
    }
    charts.hidden = !charts.hidden;
    scroll.classList.toggle('away', !charts.hidden);
    currentTarget.setAttribute('aria-pressed', String(!charts.hidden));
  };
  return h('button', { type: 'button', 'aria-pressed': 'false', onclick: toggle }, page.words.chart);
}

function queryLink(parts, page) {
  const { query, variables } = documentOf('Table', parts, page.variables);
  return h('a', { href: playground(query, variables) }, page.words.query);
}

const cite = (title, parts, page) =>
  openCitation(title, citing('Table', parts, page.variables), (site) => permalink(page.state, site), page.f);

/** Language and revision for links to the pages of models. */
export const placeOf = ({ state: { lang }, revision }) => ({ lang, revision });

/** What a row is about, in every language and at every revision: the key of its first named value, or else its first cell. */
const rowKey = (cells) => cells.find((cell) => cell?.also)?.also[0] ?? fileValue(cells[0]);

function shown(cell, page, key) {
  if (cell === null || cell === undefined) return '–';
  if (typeof cell !== 'object') return typeof cell === 'number' ? page.f.number(cell) : cell;
  const text = (Object.hasOwn(cell, 'text') ? cell.text : plain(cell.value, page)) ?? '–';
  const mark = cell.mark ? h('span.mark', { title: page.words.severalMark }, '*') : null;
  if (cell.nodes) return cell.nodes;
  return cell.of ? [numberButton(text, cell.of, page, key), mark] : [text, mark];
}

const plain = (value, { f }) => (typeof value === 'number' ? f.number(value) : value);

/** A number that opens its models. In print it is plain text. The key names it when the page is drawn again. */
export function numberButton(text, of, page, key = of.title) {
  return h('button.n', { type: 'button', 'aria-label': `${text}: ${of.title}`, 'aria-haspopup': 'dialog', 'data-key': key, onclick: () => page.open(of) }, text);
}

const fileValue = (cell) => (cell !== null && typeof cell === 'object' ? cell.value ?? null : cell ?? null);

/** A cell with the name of a value, and in the file also its key, which is the same in every language. */
export const named = ({ key, label }) => ({ value: label, also: [key] });

/** Header and rows of the file, with revision, credit and the permalink, which says what is counted, in each row. */
function file(columns, lines, { revision, asOf, attributions, otherSources, state }, then) {
  const header = columns.flatMap(({ name, also = [] }) => [name, ...also]);
  const values = (cell, { also = [] }) => [fileValue(cell), ...also.map((_, at) => cell?.also?.[at] ?? null)];
  const url = permalink(state, publicSite());
  const [numbers, days] = then ? [[then.number, revision], [then.asOf, asOf]] : [revision, asOf];
  return [[...header, 'revision', 'as_of', 'source', 'other_sources', 'url'],
    lines.map(({ cells }) => [...cells.flatMap((cell, at) => values(cell, columns[at])), numbers, days, attributions, otherSources, url])];
}

/** Makes the numbers of a table a single tab stop. The arrow keys move between the numbers. */
function rove(table) {
  const buttons = () => [...table.querySelectorAll('button.n')];
  buttons().forEach((button, at) => { button.tabIndex = at === 0 ? 0 : -1; });
  table.addEventListener('focusin', ({ target }) => {
    if (!target.matches('button.n')) return;
    for (const button of buttons()) button.tabIndex = button === target ? 0 : -1;
  });
  table.addEventListener('keydown', (event) => {
    const cell = event.target.closest?.('button.n')?.closest('td, th');
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!cell || !step || isForBrowser(event)) return;
    event.preventDefault();
    // The first column stays in sight, and must not cover the number that gets the focus.
    table.parentElement.style.scrollPaddingLeft = `${cell.parentElement.cells[0].offsetWidth}px`;
    next(cell, step)?.focus();
  });
}

/** The next number in a direction. Cells without a number are skipped. */
function next(cell, [down, right]) {
  let row = cell.parentElement;
  let column = cell.cellIndex;
  for (;;) {
    column += right;
    if (down) row = down > 0 ? row.nextElementSibling : row.previousElementSibling;
    const found = row?.cells[column];
    if (!found) return null;
    const button = found.querySelector('button.n');
    if (button) return button;
  }
}
