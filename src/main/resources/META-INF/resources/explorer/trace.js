// Traces a laid-out part of the page into an SVG that needs no style sheet: texts line by line, filled boxes and
// borders, and drawings with their computed styles.
import { s } from '../shared/dom.js';

/** Typefaces that operating systems have, because the page's own typefaces are missing where the file is opened. */
const FONTS = "'Helvetica Neue', 'Segoe UI', Arial, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif";
/** The properties of drawings that the style sheets set. */
const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'opacity', 'font-size',
  'font-weight', 'text-anchor', 'paint-order'];
const DEFAULTS = {
  'fill-opacity': '1', 'stroke-dasharray': 'none', 'stroke-linejoin': 'miter', opacity: '1', 'font-weight': '400', 'paint-order': 'normal',
};
/** Attributes that only assistive technology and pointers use, which the picture omits. */
const SILENT = ['class', 'role', 'tabindex', 'aria-label', 'aria-hidden', 'hidden'];
const TEXTS = ['font-size', 'font-weight', 'text-anchor'];

/**
 * @param {HTMLElement} stage in the document, with its final size
 * @param {string} title
 * @param {string} language
 * @returns {{svg: string, width: number, height: number}}
 */
export function traceLayout(stage, title, language) {
  const frame = stage.getBoundingClientRect();
  const [width, height] = [frame.width, frame.height].map(Math.ceil);
  const svg = s('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': FONTS, lang: language },
    s('title', {}, title), s('rect', { width, height, fill: getComputedStyle(stage).backgroundColor }));
  trace(stage, svg, frame);
  return { svg: new XMLSerializer().serializeToString(svg), width, height };
}

function trace(element, svg, frame) {
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      svg.append(...linesOf(node, frame));
    } else if (node.localName === 'svg') {
      svg.append(drawing(node, frame));
    } else if (node.nodeType === Node.ELEMENT_NODE && isSeen(node)) {
      svg.append(...boxOf(node, frame));
      trace(node, svg, frame);
    }
  }
}

/** Whether an element is part of the picture. Tooltips and texts for screen readers are not. */
const isSeen = (element) => !element.matches('.unseen, .tip, [hidden]');

const round = (number) => +number.toFixed(2);
const isPainted = (colour) => colour !== 'transparent' && !colour.endsWith(', 0)');

/** The background and the borders of a box. */
function boxOf(element, frame) {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const [x, y] = [round(box.left - frame.left), round(box.top - frame.top)];
  const parts = [];
  const [fill, border] = [style.backgroundColor, Number.parseFloat(style.borderBottomWidth)];
  const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) * (style.borderTopLeftRadius.endsWith('%') ? box.width / 100 : 1) || 0, box.width / 2);
  if (element.matches('.swatch') && border > 0) {
    // A box with a border on all sides.
    parts.push(s('rect', { x: x + border / 2, y: y + border / 2, width: round(box.width - border), height: round(box.height - border),
      rx: radius, fill: isPainted(fill) ? fill : 'none', stroke: style.borderBottomColor, 'stroke-width': border }));
  } else if (element.matches('.swatch.unstated')) {
    parts.push(s('path', { d: `M${x + 2},${y + 2}l${box.width - 4},${box.height - 4}m0,${4 - box.height}l${4 - box.width},${box.height - 4}`,
      fill: 'none', stroke: style.color, 'stroke-width': 1.5 }));
  } else if (isPainted(fill)) {
    parts.push(s('rect', { x, y, width: round(box.width), height: round(box.height), rx: radius, fill }));
  }
  for (const [side, at] of [['Top', y], ['Bottom', round(y + box.height)]]) {
    const thickness = Number.parseFloat(style[`border${side}Width`]);
    if (element.matches('.swatch') && border > 0) continue;
    if (thickness > 0 && style[`border${side}Style`] !== 'none') {
      parts.push(s('line', { x1: x, x2: round(x + box.width), y1: at, y2: at, stroke: style[`border${side}Color`], 'stroke-width': thickness,
        ...(style[`border${side}Style`] === 'dashed' && { 'stroke-dasharray': '5 3' }) }));
    }
  }
  return parts;
}

/** The lines of a text as the browser has broken them. */
function linesOf(node, frame) {
  const style = getComputedStyle(node.parentElement);
  const range = document.createRange();
  const lines = [];
  for (const { 0: word, index } of node.data.matchAll(/\S+\s*/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.trimEnd().length);
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
    if (!boxes.length) continue;
    // A long word may itself be broken: it then begins a line, and each further part is drawn in its own line.
    if (boxes.length > 1) lines.push(...brokenWord(node, index, word, range));
    else if (lines.length && Math.abs(lines.at(-1).top - boxes[0].top) < 2) Object.assign(lines.at(-1), { text: lines.at(-1).text + word, right: boxes[0].right });
    else lines.push({ text: word, top: boxes[0].top, bottom: boxes[0].bottom, left: boxes[0].left, right: boxes[0].right });
  }
  const size = Number.parseFloat(style.fontSize);
  const atEnd = style.textAlign === 'right' || style.textAlign === 'end';
  return lines.map(({ text, top, bottom, left, right }) => s('text', {
    x: round((atEnd ? right : left) - frame.left), y: round((top + bottom) / 2 - frame.top + size * 0.34),
    'font-size': size, ...(style.fontWeight !== '400' && { 'font-weight': style.fontWeight }), ...(atEnd && { 'text-anchor': 'end' }),
    fill: style.color,
  }, text.trimEnd()));
}

function brokenWord(node, start, word, range) {
  const lines = [];
  for (let at = 0; at < word.trimEnd().length; at++) {
    range.setStart(node, start + at);
    range.setEnd(node, start + at + 1);
    const box = range.getBoundingClientRect();
    const { top, bottom, left, right } = box;
    if (lines.length && Math.abs(lines.at(-1).top - top) < 2) Object.assign(lines.at(-1), { text: lines.at(-1).text + word[at], right });
    else lines.push({ text: word[at], top, bottom, left, right });
  }
  lines.at(-1).text += word.slice(word.trimEnd().length);
  return lines;
}

/** A copy of a drawing with the styles that it has on the page. */
function drawing(original, frame) {
  const copy = original.cloneNode(true);
  const box = original.getBoundingClientRect();
  const [from, to] = [original, copy].map((root) => [...root.querySelectorAll('*')]);
  const unseen = [];
  from.forEach((element, at) => {
    if (element.matches('.target, .halo, .halo *')) unseen.push(to[at]);
    const style = getComputedStyle(element);
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (TEXTS.includes(name) && !element.matches('text, tspan')) continue;
      if (value && value !== DEFAULTS[name] && !to[at].hasAttribute(name)) to[at].setAttribute(name, value);
      else if (value !== DEFAULTS[name] && to[at].hasAttribute(name) && !to[at].getAttribute(name).startsWith('url(')) to[at].setAttribute(name, value);
    }
    for (const name of SILENT) to[at].removeAttribute(name);
  });
  for (const element of unseen) element.remove();
  const group = s('g', { transform: `translate(${round(box.left - frame.left)},${round(box.top - frame.top)})` });
  group.append(...copy.childNodes);
  return group;
}
