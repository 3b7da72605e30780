// Lines over the years, for values that overlap and therefore must not be stacked.
import { s } from '../../shared/dom.js';
import { line, scaleLinear, scalePoint } from './d3.js';
import { canvas, fit, grid, yearAxis } from './frame.js';
import { makeMarks } from './marks.js';

const HEIGHT = 340;
const MARGIN = { top: 16, bottom: 42, left: 48 };
const LABEL_HEIGHT = 17;
const NAMES_WIDTH = 150;

/**
 * @param {HTMLElement} host
 * @param {object} chart as for bars.js, but layers return null for years without models, and the last year may be partial
 */
export function drawLines(host, { width, label, years, layers, most, tick, note, mark }) {
  const svg = canvas(host, width, HEIGHT, label);
  const baseline = HEIGHT - MARGIN.bottom;
  const labelled = width > 560;
  const right = width - (labelled ? NAMES_WIDTH : 18);
  const x = scalePoint(years.map(({ year }) => year), [MARGIN.left + 14, right]);
  const y = scaleLinear([0, most], [baseline, MARGIN.top]).nice(5);
  grid(svg, y, y.ticks(5), { left: MARGIN.left, right: right + 6, text: tick });
  yearAxis(svg, years, x, x.step() || width, baseline, note);

  const path = line().defined((at) => layers[0].of(at) !== null).x((at) => x(years[at].year));
  const draw = (layer, from, to, style) => s('path', {
    d: path.y((at) => y(layer.of(at) ?? 0))(years.map((_, at) => at).slice(from, to)),
    class: `stroke ${style} ${layer.colour}`,
  });
  const whole = years.findIndex(({ partial }) => partial);
  const complete = whole < 0 ? years.length : whole;
  svg.append(...layers.flatMap((layer) => [
    draw(layer, 0, complete, ''),
    complete < years.length && draw(layer, Math.max(0, complete - 1), years.length, 'dashed'),
  ]).filter(Boolean));

  const marks = layers.flatMap((layer, at) => years.map((year, column) => {
    if (layer.of(column) === null) return null;
    const element = s('g', {},
      s('circle.target', { cx: x(year.year), cy: y(layer.of(column)), r: 12 }),
      s('circle', { cx: x(year.year), cy: y(layer.of(column)), r: 4, class: `dot ${layer.colour} ${year.partial ? 'hollow' : ''}` }));
    return { element, column, row: layers.length - at, ...mark(layer, column) };
  })).filter(Boolean);
  svg.append(...marks.map(({ element }) => element));
  // The last years may have no values: they have few models, or only the panel of a newer revision covers them.
  const last = years.findLastIndex((_, at) => layers.some((layer) => layer.of(at) !== null));
  if (labelled && last >= 0) {
    const names = endLabels(layers, last, y, right + 14, baseline);
    svg.append(names);
    for (const name of names.children) fit(name, NAMES_WIDTH - 14);
  }
  makeMarks(host, marks);
}

/** Names at the ends of the lines, moved apart where they would touch. */
function endLabels(layers, last, y, x, baseline) {
  const ends = layers.map((layer) => ({ layer, at: y(layer.of(last)) })).sort((one, other) => one.at - other.at);
  for (let i = 1; i < ends.length; i++) ends[i].at = Math.max(ends[i].at, ends[i - 1].at + LABEL_HEIGHT);
  for (let i = ends.length - 1, limit = baseline; i >= 0; i--, limit = ends[i + 1].at - LABEL_HEIGHT) {
    ends[i].at = Math.min(ends[i].at, limit);
  }
  return s('g.ends', { 'aria-hidden': 'true' }, ends.map(({ layer, at }) =>
    s('text', { x, y: at, dy: '0.32em', class: `ink ${layer.colour}` }, layer.label)));
}
