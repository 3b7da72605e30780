// Records of training compute over time on a logarithmic scale, with the fitted line.
import { s } from '../dom.js';
import { mean, scaleLog, scaleUtc, utcYear } from './d3.js';
import { canvas, grid } from './frame.js';
import { makeMarks } from './marks.js';

const HEIGHT = 440;
const MARGIN = { top: 30, right: 18, bottom: 34, left: 58 };
const YEAR_IN_DAYS = 365.25;
/** Positions for a name beside its point, best first. */
const PLACES = [
  [-10, -11, 'end'], [10, 13, 'start'], [-10, 0, 'end'], [11, 0, 'start'], [10, -11, 'start'], [-10, 13, 'end'],
];
const DAY = 24 * 60 * 60 * 1000;

/**
 * @param {HTMLElement} host
 * @param {object} chart
 * @param {Array<{day: string, flop: number, name: string, sure: boolean}>} chart.points earliest first
 * @param {number|null} chart.factorPerYear slope of the fit; null for no line
 * @param {[string, string]} chart.days first and last day of the axis
 * @param {[number, number]} chart.flops minimum and maximum of the axis
 */
export function drawFrontier(host, { width, label, points, factorPerYear, days, flops, tick, unit, mark }) {
  const svg = canvas(host, width, HEIGHT, label);
  const right = width - MARGIN.right;
  const baseline = HEIGHT - MARGIN.bottom;
  const time = (day) => new Date(`${day}T00:00:00Z`);
  const x = scaleUtc(days.map(time), [MARGIN.left + 12, right]);
  const y = scaleLog([10 ** Math.floor(Math.log10(flops[0])), 10 ** Math.ceil(Math.log10(flops[1]))], [baseline, MARGIN.top]);
  const powers = y.ticks().filter((value) => Number.isInteger(+Math.log10(value).toFixed(6)));
  grid(svg, y, powers, { left: MARGIN.left, right, text: tick });
  svg.append(s('text.small', { x: MARGIN.left - 8, y: 11, 'text-anchor': 'end', 'aria-hidden': 'true' }, unit));

  const years = utcYear.range(utcYear.ceil(x.domain()[0]), x.domain()[1]);
  const every = Math.max(1, Math.ceil(44 / ((right - MARGIN.left) / Math.max(1, years.length))));
  svg.append(s('g.axis', { 'aria-hidden': 'true' }, years.filter((_, at) => at % every === 0).map((year) => [
    s('line', { x1: x(year), x2: x(year), y1: baseline, y2: baseline + 5 }),
    s('text', { x: x(year), y: baseline + 20, 'text-anchor': 'middle' }, String(year.getUTCFullYear())),
  ])));

  if (factorPerYear !== null) svg.append(fitLine(points, factorPerYear, x, y, time));
  const at = points.map(({ day, flop }) => [x(time(day)), y(flop)]);
  svg.append(s('path.staircase', { d: `M${at.map(([px, py], i) => (i ? `H${px}V${py}` : `${px},${py}`)).join('')}H${right}` }));
  const marks = points.map((point, column) => ({
    element: s('g', {}, s('circle.target', { cx: at[column][0], cy: at[column][1], r: 12 }),
      s('circle', { cx: at[column][0], cy: at[column][1], r: 5, class: `dot c0 ${point.sure ? '' : 'hollow'}` })),
    column,
    row: 0,
    ...mark(point),
  }));
  svg.append(...marks.map(({ element }) => element));
  labelPoints(svg, points, at, { left: MARGIN.left, right: width - 2, top: 2, bottom: baseline });
  makeMarks(host, marks);
}

/**
 * The least squares line. The API returns its slope, and the line goes through the mean of its points.
 */
function fitLine(points, factorPerYear, x, y, time) {
  const years = (date) => date.getTime() / DAY / YEAR_IN_DAYS;
  const slope = Math.log10(factorPerYear);
  const middle = mean(points, ({ day }) => years(time(day)));
  const height = mean(points, ({ flop }) => Math.log10(flop));
  const value = (date) => y(10 ** (height + slope * (years(date) - middle)));
  const [from, to] = [time(points[0].day), time(points.at(-1).day)];
  return s('line.fit', { x1: x(from), y1: value(from), x2: x(to), y2: value(to) });
}

/** Names beside the points, newest and highest first. Names without room appear only in the tooltip and the table. */
function labelPoints(svg, points, at, frame) {
  const group = s('g.names', { 'aria-hidden': 'true' });
  svg.append(group);
  const taken = at.map(([px, py]) => ({ left: px - 6, right: px + 6, top: py - 6, bottom: py + 6 }));
  for (const i of [...points.keys()].reverse()) {
    const [px, py] = at[i];
    const text = s('text', { dy: '0.32em' }, points[i].name);
    group.append(text);
    const length = text.getComputedTextLength();
    const place = PLACES.find(([dx, dy, anchor]) => {
      const left = anchor === 'start' ? px + dx : px + dx - length;
      const box = { left, right: left + length, top: py + dy - 8, bottom: py + dy + 8 };
      const free = box.left >= frame.left && box.right <= frame.right
        && box.top >= frame.top && box.bottom <= frame.bottom
        && taken.every((other) => box.right < other.left || box.left > other.right
          || box.bottom < other.top || box.top > other.bottom);
      if (free) taken.push(box);
      return free;
    });
    if (!place) {
      text.remove();
      continue;
    }
    text.setAttribute('x', px + place[0]);
    text.setAttribute('y', py + place[1]);
    text.setAttribute('text-anchor', place[2]);
  }
}
