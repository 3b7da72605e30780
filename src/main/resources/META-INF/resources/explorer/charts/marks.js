// The marks of a chart that can be selected by mouse, touch and keyboard.
import { h, isForBrowser } from '../../shared/dom.js';

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/**
 * Makes a chart's marks a single tab stop. Arrow keys move between the marks; Enter or a click opens a mark's records.
 * @param {HTMLElement} host contains the chart, and then the tooltip
 * @param {Array<{element: Element, column: number, row: number, title: string, lines: string[], open: Function, key?: string}>} marks
 *   rows count upwards, as in a stacked bar. The key names the mark when the chart is drawn again; by default, the title does
 */
export function makeMarks(host, marks) {
  const tip = h('div.tip', { 'aria-hidden': 'true', hidden: true });
  host.append(tip);
  const leave = () => { tip.hidden = true; };
  const select = (chosen) => marks.forEach((mark) => mark.element.setAttribute('tabindex', mark === chosen ? 0 : -1));
  for (const mark of marks) {
    const { element, title, lines, open, key = title } = mark;
    element.classList.add('mark');
    element.setAttribute('data-key', key);
    // Buttons need no label, because their text is their name.
    if (element.localName !== 'button') {
      element.setAttribute('role', 'button');
      element.setAttribute('aria-label', [title, ...lines].join(', '));
    }
    const show = () => showTip(tip, host, mark);
    element.addEventListener('pointerenter', show);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('focus', () => { select(mark); show(); });
    element.addEventListener('blur', leave);
    element.addEventListener('click', (event) => { select(mark); leave(); open(event); });
    element.addEventListener('keydown', (event) => {
      if (isForBrowser(event)) return;
      if (event.key === 'Escape') leave();
      if ((event.key === 'Enter' || event.key === ' ') && element.localName !== 'button') {
        event.preventDefault();
        leave();
        open();
      }
      const next = event.key in STEPS && neighbour(marks, mark, STEPS[event.key]);
      if (event.key in STEPS) event.preventDefault();
      if (next) next.element.focus();
    });
  }
  select(marks[0]);
}

/** The nearest mark one step away in a direction. For steps along a row, marks of the same row come first. */
function neighbour(marks, from, [columns, rows]) {
  const ahead = marks.filter((mark) => (columns
    ? (mark.column - from.column) * columns > 0
    : mark.column === from.column && (mark.row - from.row) * rows > 0));
  const distance = (mark) => Math.abs(mark.column - from.column) * 1000 + Math.abs(mark.row - from.row);
  return ahead.sort((one, other) => distance(one) - distance(other))[0];
}

/** Shows a tooltip at a mark. */
export function showTip(tip, host, { element, title, lines }) {
  tip.replaceChildren(h('strong', {}, title), ...lines.map((text) => h('span', {}, text)));
  tip.hidden = false;
  const frame = host.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const left = box.left - frame.left + box.width / 2 - tip.offsetWidth / 2;
  const above = box.top - frame.top - tip.offsetHeight - 8;
  tip.style.left = `${Math.max(0, Math.min(left, frame.width - tip.offsetWidth))}px`;
  tip.style.top = `${above < -24 ? box.bottom - frame.top + 8 : above}px`;
}
