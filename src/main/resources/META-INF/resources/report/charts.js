// The number of models by year, as columns. A table on the page has the same numbers.
import { h, s } from '../shared/dom.js';

const WIDTH = 440;
const HEIGHT = 190;
const BASE = 160;
const TOP = 22;
/** Widths of the labels in the fonts of report.css: of a year with a star, and of a number. Small charts have a larger font. */
const LABELS = { large: { year: 36, count: 24 }, small: { year: 56, count: 38 } };

/**
 * @param {Array} years year, modelCount, partial, label
 * @param {string} label what the chart shows, for screen readers
 * @param {number} most the number of the highest column
 * @param {boolean} hasNote whether the caption explains the star that marks a partial year
 * @param {'large'|'small'} size whether several charts stand side by side
 * @returns {HTMLElement|null} null when the years do not fit
 */
export function columnChart(years, label, page, most = mostOf(years), hasNote = true, size = 'large') {
  if (!fits(years)) return null;
  const step = WIDTH / years.length;
  const bar = Math.min(44, step * 0.62);
  // As many labels as fit, always including the last one.
  const fitsAt = (at, width) => (years.length - 1 - at) % Math.ceil(width / step) === 0;
  const columns = years.map(({ modelCount, partial, label: name }, at) => {
    const height = (BASE - TOP) * (modelCount / most);
    const x = step * at + step / 2;
    return s('g', {},
      s(`rect.column${partial ? '.partial' : ''}`, { x: x - bar / 2, y: BASE - height, width: bar, height }),
      fitsAt(at, LABELS[size].count) && s('text.count', { x, y: BASE - height - 6, 'text-anchor': 'middle' }, page.f.number(modelCount)),
      fitsAt(at, LABELS[size].year) && s('text.year', { x, y: BASE + 18, 'text-anchor': 'middle' }, partial ? `${name}*` : name));
  });
  return h('figure.chart-figure', {},
    s('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': `${label}: ${years.map(({ label: name, modelCount }) => `${name} ${page.f.number(modelCount)}`).join(', ')}` },
      s('line.base', { x1: 0, x2: WIDTH, y1: BASE + 0.5, y2: BASE + 0.5 }), columns),
    h('figcaption', {}, label, hasNote && years.some(({ partial }) => partial) ? ` ${page.words.charts.partial}` : ''));
}

/**
 * Charts of columns, one for each row of a table, all on the same scale.
 * @param {Array} series label, and years (year, modelCount) of each row
 * @param {Array} years year and partial of each column
 */
export function multiples(series, years, label, page) {
  const most = Math.max(...series.map((one) => mostOf(one.years)));
  const isPartial = (year) => years.some((one) => one.year === year && one.partial);
  return h('div.multiples', { role: 'group', 'aria-label': label }, h('p.multiples-title', {}, label), series.map((one) => columnChart(
    one.years.map(({ year, modelCount }) => ({ year, modelCount, partial: isPartial(year), label: String(year) })), one.label, page, most, false, 'small')),
  years.some(({ partial }) => partial) ? h('p.multiples-note', {}, page.words.charts.partial) : null);
}

/** Whether a chart of these years is useful: there are at least two, and few enough to tell the columns apart. */
export const fits = (years) => years.length >= 2 && years.length <= 40;

const mostOf = (years) => Math.max(1, ...years.map(({ modelCount }) => modelCount));
