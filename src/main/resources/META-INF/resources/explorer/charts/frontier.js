// Records of training compute over time on a logarithmic or linear scale, with the fitted line.
import { s } from '../../shared/dom.js';
import { line, mean, scaleUtc } from './d3.js';
import { canvas, dateAxis, grid, powersOfTen, valueScale } from './frame.js';
import { makeMarks } from './marks.js';
import { namePoints } from './names.js';

const HEIGHT = 440;
const MARGIN = { top: 30, right: 18, bottom: 34, left: 58 };
const YEAR_IN_DAYS = 365.25;
/** Number of line segments that draw the fit, which is a curve on a linear scale. */
const STEPS = 60;
const DAY = 24 * 60 * 60 * 1000;

/**
 * @param {HTMLElement} host
 * @param {object} chart
 * @param {Array<{day: string, flop: number, name: string, sure: boolean}>} chart.points earliest first
 * @param {number|null} chart.factorPerYear slope of the fit; null for no line
 * @param {[string, string]} chart.days first and last day of the axis
 * @param {string} chart.until last day for which the records are known: in a comparison, it can be before the end of the axis
 * @param {[number, number]} chart.flops minimum and maximum of the axis
 * @param {boolean} chart.log whether the scale is logarithmic; a linear one begins at 0
 */
export function drawFrontier(host, { width, label, points, factorPerYear, days, until, flops, log, tick, unit, mark }) {
  const svg = canvas(host, width, HEIGHT, label);
  const right = width - MARGIN.right;
  const baseline = HEIGHT - MARGIN.bottom;
  const time = (day) => new Date(`${day}T00:00:00Z`);
  const x = scaleUtc(days.map(time), [MARGIN.left + 12, right]);
  const y = valueScale(flops, log, [baseline, MARGIN.top]);
  grid(svg, y, log ? powersOfTen(...flops) : y.ticks(6), { left: MARGIN.left, right, text: tick });
  svg.append(s('text.small', { x: MARGIN.left - 8, y: 11, 'text-anchor': 'end', 'aria-hidden': 'true' }, unit));

  dateAxis(svg, x, baseline, right - MARGIN.left);

  if (factorPerYear !== null) svg.append(fitLine(points, factorPerYear, x, y, time));
  const at = points.map(({ day, flop }) => [x(time(day)), y(flop)]);
  svg.append(s('path.staircase', { d: `M${at.map(([px, py], i) => (i ? `H${px}V${py}` : `${px},${py}`)).join('')}H${x(time(until))}` }));
  const marks = points.map((point, column) => ({
    element: s('g', {}, s('circle.target', { cx: at[column][0], cy: at[column][1], r: 12 }),
      s('circle', { cx: at[column][0], cy: at[column][1], r: 5, class: `dot c0 ${point.sure ? '' : 'hollow'}` })),
    column,
    row: 0,
    ...mark(point),
  }));
  svg.append(...marks.map(({ element }) => element));
  namePoints(svg, points.map(({ name }) => name), at, { left: MARGIN.left, right: width - 2, top: 2, bottom: baseline });
  makeMarks(host, marks);
}

/**
 * The least squares line. The API returns the slope of the line, which goes through the mean of the points.
 */
function fitLine(points, factorPerYear, x, y, time) {
  const years = (date) => date.getTime() / DAY / YEAR_IN_DAYS;
  const slope = Math.log10(factorPerYear);
  const middle = mean(points, ({ day }) => years(time(day)));
  const height = mean(points, ({ flop }) => Math.log10(flop));
  const value = (date) => y(10 ** (height + slope * (years(date) - middle)));
  const [from, to] = [time(points[0].day), time(points.at(-1).day)];
  const dates = Array.from({ length: STEPS + 1 }, (_, at) => new Date(from.getTime() + ((to - from) * at) / STEPS));
  return s('path.fit', { d: line(x, value)(dates) });
}
