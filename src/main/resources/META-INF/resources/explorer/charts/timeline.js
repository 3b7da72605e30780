// A timeline: one row per entry, the earliest at the top.
import { s } from '../../shared/dom.js';
import { scaleUtc, utcYear } from './d3.js';
import { canvas, fit } from './frame.js';
import { makeMarks } from './marks.js';

const ROW = 27;
const TOP = 26;

/**
 * @param {HTMLElement} host
 * @param {object} chart
 * @param {Array<{label: string, day: string, text: string}>} chart.rows earliest first
 * @param {[string, string]} chart.days first and last day of the axis
 */
export function drawTimeline(host, { width, label, rows, days, mark }) {
  const height = TOP + rows.length * ROW + 6;
  const svg = canvas(host, width, height, label);
  const time = (day) => new Date(`${day}T00:00:00Z`);
  const left = Math.min(170, width * 0.34);
  const x = scaleUtc(days.map(time), [left + 12, width - (width > 560 ? 60 : 12)]);
  const years = utcYear.range(utcYear.ceil(x.domain()[0]), x.domain()[1]);
  const every = Math.max(1, Math.ceil(44 / ((width - left) / Math.max(1, years.length))));
  svg.append(s('g.grid.axis', { 'aria-hidden': 'true' }, years.filter((_, at) => at % every === 0).map((year) => [
    s('line', { x1: x(year), x2: x(year), y1: TOP - 6, y2: height - 6 }),
    s('text', { x: x(year), y: 12, 'text-anchor': 'middle' }, String(year.getUTCFullYear())),
  ])));
  const marks = rows.map((row, at) => {
    const centre = TOP + at * ROW + ROW / 2;
    const dot = x(time(row.day));
    const rightwards = dot < left + (width - left) * 0.55;
    const name = s('text.row', { x: left - 4, y: centre, dy: '0.32em', 'text-anchor': 'end' }, row.label);
    const text = s('text.what', {
      x: dot + (rightwards ? 11 : -11), y: centre, dy: '0.32em', 'text-anchor': rightwards ? 'start' : 'end',
    }, row.text);
    const element = s('g', {},
      s('rect.target', { x: 0, y: centre - ROW / 2, width, height: ROW }),
      s('line.lead', { x1: left + 4, x2: dot, y1: centre, y2: centre }),
      s('circle.dot.c0', { cx: dot, cy: centre, r: 5 }));
    svg.append(element, s('g.words', { 'aria-hidden': 'true' }, name, text));
    fit(name, left - 6);
    fit(text, rightwards ? width - dot - 14 : dot - left - 18);
    return { element, column: 0, row: rows.length - at, ...mark(row) };
  });
  makeMarks(host, marks);
}
