// The number of models by year, as columns. The table below it has the same numbers.
import { h, s } from '../explorer/dom.js';

const WIDTH = 440;
const HEIGHT = 190;
const BASE = 160;
const TOP = 22;

/**
 * @param {Array} years year, modelCount, partial, label
 * @param {string} label what the chart shows, for screen readers
 * @returns {HTMLElement|null} null for less than two years
 */
export function columnChart(years, label, page) {
  if (years.length < 2 || years.length > 40) return null;
  const most = Math.max(1, ...years.map(({ modelCount }) => modelCount));
  const step = WIDTH / years.length;
  const bar = Math.min(44, step * 0.62);
  const columns = years.map(({ modelCount, partial, label: name }, at) => {
    const height = (BASE - TOP) * (modelCount / most);
    const x = step * at + step / 2;
    return s('g', {},
      s(`rect.column${partial ? '.partial' : ''}`, { x: x - bar / 2, y: BASE - height, width: bar, height }),
      s('text.count', { x, y: BASE - height - 6, 'text-anchor': 'middle' }, page.f.number(modelCount)),
      s('text.year', { x, y: BASE + 18, 'text-anchor': 'middle' }, partial ? `${name}*` : name));
  });
  return h('figure.chart-figure', {},
    s('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
      s('line.base', { x1: 0, x2: WIDTH, y1: BASE + 0.5, y2: BASE + 0.5 }), columns),
    h('figcaption', {}, label, years.some(({ partial }) => partial) ? ` ${page.words.charts.partial}` : ''));
}
