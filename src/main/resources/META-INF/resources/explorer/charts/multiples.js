// Small column charts, one for each value, all on one scale.
import { h, s } from '../../shared/dom.js';
import { scaleBand, scaleLinear } from './d3.js';
import { canvas, hatching } from './frame.js';
import { makeMarks } from './marks.js';

const HEIGHT = 118;
const MARGIN = { top: 18, bottom: 20 };
/** Minimum width of a chart in pixels, because narrower charts are not readable. */
const LEAST_WIDTH = 150;
const GAP = 22;

/**
 * @param {HTMLElement} host
 * @param {object} chart
 * @param {Array<{year: number, partial: boolean}>} chart.years
 * @param {Array<{label: string, of: (at: number) => number|null}>} chart.layers each layer is a small chart
 * @param {number} chart.most value at the end of the axis of all charts
 * @param {(value: number) => string} chart.tick
 * @param {(layer: object, at: number) => {title: string, lines: string[], open: Function}} chart.mark
 */
export function drawMultiples(host, { width, label, years, layers, most, tick, mark }) {
  const across = Math.max(1, Math.min(4, Math.floor((width + GAP) / (LEAST_WIDTH + GAP))));
  const each = Math.floor((width - GAP * (across - 1)) / across);
  const x = scaleBand(years.map(({ year }) => year), [0, each]).paddingInner(0.25);
  const y = scaleLinear([0, most], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const grid = h('div.multiples', { role: 'group', 'aria-label': label });
  grid.style.gridTemplateColumns = `repeat(${across}, ${each}px)`;
  host.append(grid);
  const marks = layers.flatMap((layer, at) => {
    const part = h('div.multiple', {}, h('p.multiple-title', {}, layer.label));
    grid.append(part);
    return columns(part, { layer, each, x, y, years, tick }).map((one) => ({ ...one, row: -at, ...mark(layer, one.column) }));
  });
  makeMarks(host, marks);
}

function columns(part, { layer, each, x, y, years, tick }) {
  const svg = canvas(part, each, HEIGHT, layer.label);
  const hatch = hatching(svg);
  const baseline = y(0);
  const values = years.map((_, at) => layer.of(at));
  const highest = values.indexOf(Math.max(...values.filter((value) => value !== null)));
  svg.append(s('g.grid', { 'aria-hidden': 'true' }, s('line.base', { x1: 0, x2: each, y1: baseline, y2: baseline })));
  const marks = years.map((year, column) => {
    if (!values[column]) return null;
    const height = Math.max(baseline - y(values[column]), 1);
    const box = { x: x(year.year), y: baseline - height, width: x.bandwidth(), height };
    const element = s('g', {}, s('rect.target', { x: x(year.year), y: MARGIN.top, width: x.bandwidth(), height: baseline - MARGIN.top }),
      s('rect', { ...box, class: 'fill c0' }), year.partial && s('rect', { ...box, fill: hatch }));
    return { element, column };
  }).filter(Boolean);
  svg.append(...marks.map(({ element }) => element));
  const ends = { 'aria-hidden': 'true' };
  svg.append(s('g.axis', ends, s('text', { x: 0, y: HEIGHT - 4 }, String(years[0].year)),
    s('text', { x: each, y: HEIGHT - 4, 'text-anchor': 'end' }, String(years.at(-1).year))));
  if (values[highest]) {
    const centre = x(years[highest].year) + x.bandwidth() / 2;
    const anchor = centre > each - 18 ? 'end' : centre < 18 ? 'start' : 'middle';
    svg.append(s('g.totals', ends, s('text', { x: anchor === 'end' ? each : anchor === 'start' ? 0 : centre, y: y(values[highest]) - 5, 'text-anchor': anchor }, tick(values[highest]))));
  }
  return marks;
}
