// Points over time, with a scale of values. Thousands of points share the listeners of the drawing.
import { h, isForBrowser, s } from '../../shared/dom.js';
import { quadtree, scaleUtc } from './d3.js';
import { canvas, dateAxis, grid, powersOfTen, valueScale } from './frame.js';
import { showTip } from './marks.js';
import { namePoints } from './names.js';

const HEIGHT = 460;
const MARGIN = { top: 30, right: 18, bottom: 64, left: 58 };
/** Height of the strip below the plot. The strip shows the models without a value. */
const STRIP = 26;
/** Maximum distance in pixels between the pointer and the point that it selects. */
const REACH = 22;
const SIZE = 3.5;

/**
 * @param {HTMLElement} host
 * @param {object} chart
 * @param {Array<{day: string, value: number|null, shape: string, factor: number|null, lit: boolean, name: string|null}>}
 *   chart.points earliest first. shape: sure, unsure or unstated; factor: the true value is probably between the value
 *   divided and multiplied by the factor; name: drawn beside the point
 * @param {boolean} chart.faded whether points that are not lit are faded
 * @param {[string, string]} chart.days first and last day of the axis
 * @param {[number, number]} chart.values minimum and maximum of the axis
 * @param {(point: object) => {title: string, lines: string[], open: Function}} chart.mark called for the selected point
 */
export function drawScatter(host, { width, label, points, faded, days, values, log, tick, unit, unknown, mark }) {
  const svg = canvas(host, width, HEIGHT, label);
  const right = width - MARGIN.right;
  const baseline = HEIGHT - MARGIN.bottom;
  const time = (day) => new Date(`${day}T00:00:00Z`);
  const x = scaleUtc(days.map(time), [MARGIN.left + 12, right]);
  const y = valueScale(values, log, [baseline, MARGIN.top]);
  grid(svg, y, log ? powersOfTen(...values) : y.ticks(6), { left: MARGIN.left, right, text: tick });
  svg.append(s('text.small', { x: 0, y: 11, 'aria-hidden': 'true' }, unit));
  dateAxis(svg, x, baseline + STRIP, right - MARGIN.left);
  const strip = baseline + STRIP - 8;
  if (points.some(({ value }) => value === null)) {
    svg.append(s('text.small', { x: 0, y: strip, dy: '0.32em', 'aria-hidden': 'true' }, unknown));
  }

  const placed = points.map((point) => ({ point, x: x(time(point.day)), y: point.value === null ? strip : y(point.value) }));
  const order = faded ? [...placed].sort((one, other) => one.point.lit - other.point.lit) : placed;
  for (const place of order) {
    place.element = drawPoint(place, faded);
    place.element.setAttribute('data-key', place.point.key);
  }
  const halo = s('g.halo', { 'aria-hidden': 'true' });
  svg.append(s('g.cloud', {}, order.map(({ element }) => element)), halo);
  const named = placed.filter(({ point }) => point.name !== null);
  namePoints(svg, named.map(({ point }) => point.name), named.map((place) => [place.x, place.y]),
    { left: MARGIN.left, right: width - 2, top: 2, bottom: baseline }, faded ? [] : placed.map((place) => [place.x, place.y]));
  makeReachable(host, svg, { placed, faded, halo, y, mark });
}

function drawPoint({ point: { value, shape, lit }, x, y }, faded) {
  const style = `point ${value === null ? 'unknown' : shape} ${lit ? 'lit' : faded ? 'faded' : ''}`;
  const size = lit ? SIZE + 1 : SIZE;
  if (value === null) return s('path', { class: style, d: `M${x},${y - 5}v10` });
  return shape === 'unstated'
    ? s('path', { class: style, d: `M${x - size},${y - size}l${2 * size},${2 * size}m${-2 * size},0l${2 * size},${-2 * size}` })
    : s('circle', { class: style, cx: x, cy: y, r: size });
}

/**
 * Makes the points a single tab stop. Only the selected point has a role and a label, because thousands of buttons would
 * slow down assistive technology. The left and right arrow keys move by date, the up and down keys by value. If points
 * are highlighted, the keys move only among these points.
 */
function makeReachable(host, svg, { placed, faded, halo, y, mark }) {
  const tip = h('div.tip', { 'aria-hidden': 'true', hidden: true });
  host.append(tip);
  const reachable = faded && placed.some(({ point }) => point.lit) ? placed.filter(({ point }) => point.lit) : placed;
  const byValue = reachable.filter(({ point }) => point.value !== null).sort((one, other) => one.point.value - other.point.value);
  const tree = quadtree(placed, (place) => place.x, (place) => place.y);
  const litTree = quadtree(reachable, (place) => place.x, (place) => place.y);
  let inHand = null;

  const leave = () => { tip.hidden = true; halo.replaceChildren(); };
  function show(place) {
    halo.replaceChildren(...haloOf(place, y));
    showTip(tip, host, { element: place.element, ...mark(place.point) });
  }

  /** Selects a point: gives it the tab stop, and a name for assistive technology. */
  function take(place) {
    for (const name of ['tabindex', 'role', 'aria-label']) inHand?.element.removeAttribute(name);
    inHand = place;
    const { title, lines } = mark(place.point);
    place.element.setAttribute('role', 'button');
    place.element.setAttribute('tabindex', 0);
    place.element.setAttribute('aria-label', [title, ...lines].join(', '));
  }

  function move(place) {
    if (!place) return;
    const before = inHand;
    inHand = null;
    take(place);
    place.element.focus();
    if (before !== place) for (const name of ['tabindex', 'role', 'aria-label']) before.element.removeAttribute(name);
  }

  const steps = {
    ArrowLeft: () => reachable[reachable.indexOf(inHand) - 1],
    ArrowRight: () => reachable[reachable.indexOf(inHand) + 1],
    ArrowDown: () => byValue[(byValue.includes(inHand) ? byValue.indexOf(inHand) : byValue.length) - 1],
    ArrowUp: () => byValue[(byValue.includes(inHand) ? byValue.indexOf(inHand) : -1) + 1],
    Home: () => reachable[0],
    End: () => reachable.at(-1),
  };
  svg.addEventListener('focusin', ({ target }) => {
    // After the figure is drawn again, the focus goes to the point that had it before. A click may give it to the drawing.
    const focused = placed.find(({ element }) => element === target);
    if (focused && focused !== inHand) take(focused);
    show(inHand);
  });
  svg.addEventListener('focusout', leave);
  svg.addEventListener('keydown', (event) => {
    if (isForBrowser(event)) return;
    if (event.key === 'Escape') leave();
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      leave();
      mark(inHand.point).open();
    }
    if (Object.hasOwn(steps, event.key)) {
      event.preventDefault();
      move(steps[event.key]());
    }
  });

  const nearest = (event) => {
    const box = svg.getBoundingClientRect();
    const at = [event.clientX - box.left, event.clientY - box.top];
    return litTree.find(...at, REACH / 2) ?? tree.find(...at, REACH);
  };
  svg.addEventListener('pointermove', (event) => {
    const place = nearest(event);
    svg.classList.toggle('near', Boolean(place));
    if (place) show(place);
    else leave();
  });
  svg.addEventListener('pointerleave', leave);
  svg.addEventListener('click', (event) => {
    // Clicks of screen readers and of voice control have no coordinates, but a target.
    const place = nearest(event) ?? (event.target === inHand?.element ? inHand : null);
    if (!place) return;
    move(place);
    leave();
    mark(place.point).open();
  });
  if (reachable.length) take(reachable.at(-1));
}

/** A ring around a point, and the range within which the source expects the true value. */
function haloOf({ point: { value, factor }, x, y: at }, y) {
  const within = (height) => Math.max(Math.min(...y.range()), Math.min(Math.max(...y.range()), height));
  return [
    value !== null && factor !== null && s('line.whisker', { x1: x, x2: x, y1: within(y(value * factor)), y2: within(y(value / factor)) }),
    s('circle.ring', { cx: x, cy: at, r: 8 }),
  ].filter(Boolean);
}
