// Common parts of all drawn charts: a canvas, grid lines, and an axis of years.
import { s, freshId } from '../../shared/dom.js';
import { scaleLinear, scaleLog, utcYear } from './d3.js';

/** An SVG of a fixed size within its host element. */
export function canvas(host, width, height, label) {
  const svg = s('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': label });
  host.append(svg);
  return svg;
}

/** Horizontal grid lines, with their values above them at the left. */
export function grid(svg, scale, ticks, { left, right, text }) {
  svg.append(s('g.grid', { 'aria-hidden': 'true' }, ticks.map((tick) => [
    s('line', { x1: left, x2: right, y1: scale(tick), y2: scale(tick), class: tick === 0 ? 'base' : null }),
    s('text', { x: left - 8, y: scale(tick), dy: '0.32em', 'text-anchor': 'end' }, legible(text(tick))),
  ])));
}

const POWER = /([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)/;

/** A text whose superscript digits are larger: at the size of the axis, they are too small to read. */
const legible = (text) => text.split(POWER).map((part) => (POWER.test(part) ? s('tspan.power', {}, part) : part));

/** The exponents of the smallest and largest power of ten that a number can hold. */
const [LOWEST, HIGHEST] = [-323, 308];

/** The powers of ten around two numbers above 0, made from literals, because Math.log10 and Math.pow are inexact. */
export function powersOfTen(least, most) {
  const exponent = (value, round) => round(+Math.log10(value).toFixed(9));
  const from = Math.min(Math.max(exponent(least, Math.floor), LOWEST), HIGHEST - 1);
  const to = Math.min(exponent(most, Math.ceil), HIGHEST);
  return Array.from({ length: Math.max(to - from, 1) + 1 }, (_, at) => Number(`1e${from + at}`));
}

/** A scale for values above 0: logarithmic, between powers of ten, or linear from 0. */
export function valueScale([least, most], log, range) {
  if (!log) return scaleLinear([0, most], range).nice(6);
  const powers = powersOfTen(least, most);
  return scaleLog([powers[0], powers.at(-1)], range);
}

/** Adds a pattern that fades incomplete years. Returns the value of "fill" that uses the pattern. */
export function hatching(svg) {
  const id = freshId('hatch');
  svg.append(s('defs', {}, s('pattern', {
    id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)',
  }, s('rect', { width: 3, height: 6, class: 'hatch' }))));
  return `url(#${id})`;
}

/** Labels for the years: as many as fit, always including the last one, with partial years marked. */
export function yearAxis(svg, years, centre, step, baseline, note) {
  const every = Math.max(1, Math.ceil(38 / step));
  svg.append(s('g.axis', { 'aria-hidden': 'true' }, years.map((year, at) => [
    (years.length - 1 - at) % every === 0
      && s('text', { x: centre(year.year), y: baseline + 18, 'text-anchor': 'middle' }, String(year.year)),
    (years.length - 1 - at) % every === 0 && note(year)
      && s('text.small', { x: centre(year.year), y: baseline + 33, 'text-anchor': 'middle' }, note(year)),
  ])));
}

/** Labels for the years of a time axis: as many as fit. */
export function dateAxis(svg, x, baseline, width) {
  const years = utcYear.range(utcYear.ceil(x.domain()[0]), x.domain()[1]);
  const every = Math.max(1, Math.ceil(44 / (width / Math.max(1, years.length))));
  svg.append(s('g.axis', { 'aria-hidden': 'true' }, years.filter((_, at) => at % every === 0).map((year) => [
    s('line', { x1: x(year), x2: x(year), y1: baseline, y2: baseline + 5 }),
    s('text', { x: x(year), y: baseline + 20, 'text-anchor': 'middle' }, String(year.getUTCFullYear())),
  ])));
}

/** Shortens a text until it fits. */
export function fit(text, width) {
  const whole = text.textContent;
  for (let length = whole.length - 1; length > 0 && text.getComputedTextLength() > width; length--) {
    text.textContent = `${whole.slice(0, length).trimEnd()}…`;
  }
}
