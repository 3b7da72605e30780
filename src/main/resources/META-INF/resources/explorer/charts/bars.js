// Stacked bars, one for each year.
import { s } from '../../shared/dom.js';
import { scaleBand, scaleLinear, stack } from './d3.js';
import { canvas, grid, hatching, yearAxis } from './frame.js';
import { makeMarks } from './marks.js';

const HEIGHT = 340;
/** Minimum height of a part that can be hit by a finger, in pixels (WCAG 2.5.8). */
const LEAST_TARGET = 24;
const MARGIN = { top: 26, right: 4, bottom: 42, left: 44 };

/**
 * @param {HTMLElement} host
 * @param {object} chart
 * @param {Array<{year: number, modelCount: number, partial: boolean}>} chart.years
 * @param {Array<{label: string, colour: string, of: (at: number) => number}>} chart.layers from the bottom up
 * @param {number} chart.most value at the end of the axis
 * @param {(value: number) => string} chart.tick
 * @param {(year: object) => string} [chart.top] text above a bar
 * @param {(year: object) => string|null} chart.note text below a year
 * @param {boolean} chart.overlapping whether a model can count in several layers, so that bars are higher than the
 *   number of models
 * @param {(at: number) => {title: string, lines: string[], open: Function}} chart.total the mark of a whole year, which lists the
 *   parts of its bar
 * @param {(layer: object, at: number) => {title: string, lines: string[], open: Function}} chart.mark
 */
export function drawBars(host, { width, label, years, layers, most, tick, top, note, overlapping, total, mark }) {
  const svg = canvas(host, width, HEIGHT, label);
  const baseline = HEIGHT - MARGIN.bottom;
  const x = scaleBand(years.map(({ year }) => year), [MARGIN.left, width - MARGIN.right])
    .paddingInner(0.28).paddingOuter(0.14);
  const y = scaleLinear([0, most], [baseline, MARGIN.top]).nice(5);
  const bar = Math.min(x.bandwidth(), 76);
  const left = (year) => x(year) + (x.bandwidth() - bar) / 2;

  grid(svg, y, y.ticks(5), { left: MARGIN.left, right: width - MARGIN.right, text: tick });
  yearAxis(svg, years, (year) => left(year) + bar / 2, x.step(), baseline, note);
  const hatch = hatching(svg);
  const stacks = stack().keys(layers.keys()).value((at, layer) => layers[layer].of(at))(years.map((_, at) => at));
  const heights = years.map((_, at) => stacks.at(-1)?.[at][1] ?? 0);
  const marks = layers.flatMap((layer, row) => years.map((year, column) => {
    const [from, to] = stacks[row][column];
    if (to <= from) return null;
    const gap = y(from) - y(to) > 3 ? 1 : 0;
    const box = { x: left(year.year), y: y(to), width: bar, height: Math.max(y(from) - y(to) - gap, 0.5) };
    const element = s('g', {}, s('rect', { ...box, class: `fill ${layer.colour}` }),
      year.partial && s('rect', { ...box, fill: hatch }));
    const part = mark(layer, column);
    // A finger that meets a low part may have meant another one.
    const open = (event) => (event?.pointerType === 'touch' && box.height < LEAST_TARGET ? total(column) : part).open();
    return { element, column, row, ...part, open };
  })).filter(Boolean);
  const whole = years.map((year, column) => {
    if (!year.modelCount) return null;
    const target = (top) => s('rect.target', { x: left(year.year) + bar / 2 - x.step() / 2, y: top, width: x.step(), height: LEAST_TARGET });
    return { element: s('g.total', {}, target(y(heights[column]) - LEAST_TARGET), target(baseline)), column, row: layers.length, ...total(column) };
  }).filter(Boolean);
  svg.append(...[...marks, ...whole].map(({ element }) => element));

  svg.append(s('g.totals', { 'aria-hidden': 'true' }, years.map((year, at) => [
    overlapping && heights[at] > year.modelCount && s('line.notch', {
      x1: left(year.year) - 5, x2: left(year.year) + bar + 5, y1: y(year.modelCount), y2: y(year.modelCount),
    }),
    top && s('text', { x: left(year.year) + bar / 2, y: y(heights[at]) - 8, 'text-anchor': 'middle' }, top(year)),
  ])));
  makeMarks(host, [...marks, ...whole]);
}
