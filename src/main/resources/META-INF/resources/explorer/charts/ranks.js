// A ranking with one row for each value. The bars of all panels have the same scale.
import { h } from '../../shared/dom.js';
import { scaleLinear } from './d3.js';
import { makeMarks } from './marks.js';

/**
 * @param {HTMLElement} host
 * @param {object} chart
 * @param {Array<{place: string, label: string, colour: string, value: number, text: string, detail: string}>} chart.rows
 * @param {number} chart.most value of a bar of full length
 */
export function drawRanks(host, { label, rows, most, mark }) {
  const length = scaleLinear([0, most], [0, 100]);
  const marks = rows.map((row, at) => {
    const bar = h('span.bar');
    bar.style.width = `${length(row.value)}%`;
    const element = h('button.rank', { type: 'button' },
      h('span.place', {}, row.place), ' ', h('span.name', {}, row.label), ' ', h('span.track', {}, bar),
      h('span.value', {}, row.text, ' ', h('small', {}, row.detail)));
    return { element, column: 0, row: rows.length - at, ...mark(row) };
  });
  host.append(h('div.ranks', { role: 'group', 'aria-label': label }, marks.map(({ element }) => element)));
  makeMarks(host, marks);
}
