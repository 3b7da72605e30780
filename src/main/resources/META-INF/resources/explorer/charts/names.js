// Names beside the points of a chart.
import { s } from '../../shared/dom.js';

/** Positions for a name beside its point, best first. */
const PLACES = [
  [-10, -11, 'end'], [10, 13, 'start'], [-10, 0, 'end'], [11, 0, 'start'], [10, -11, 'start'], [-10, 13, 'end'],
];

/**
 * Draws names beside points, beginning with the last point. Names that do not fit are only in the tooltip and the
 * table.
 * @param {SVGElement} svg
 * @param {string[]} names
 * @param {[number, number][]} at the positions of the points
 * @param {{left: number, right: number, top: number, bottom: number}} frame the space for names
 * @param {[number, number][]} others positions of points without a name, which the names must not cover
 */
export function namePoints(svg, names, at, frame, others = []) {
  const group = s('g.names', { 'aria-hidden': 'true' });
  svg.append(group);
  const taken = [...at, ...others].map(([px, py]) => ({ left: px - 6, right: px + 6, top: py - 6, bottom: py + 6 }));
  for (const i of [...names.keys()].reverse()) {
    const [px, py] = at[i];
    const text = s('text', { dy: '0.32em' }, names[i]);
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
