// The mark of a whole bar. It lists the parts of the bar, because small parts are hard to hit, above all on a phone.
import { openDialog } from '../shared/dialog.js';
import { h } from '../shared/dom.js';
import { ofYears } from '../shared/narrow.js';
import { countIn } from './views/layers.js';

/**
 * @param {object} data the answer for a panel
 * @param {object[]} layers
 * @param {(layer: object, at: number) => object} mark the mark of a part
 * @param {object} context speech, and open(), which opens the records of the panel
 * @returns {(at: number) => {title: string, lines: string[], open: Function}} the mark of a year
 */
export const totalOf = (data, layers, mark, { speech, open }) => (at) => {
  const { words } = speech;
  const { year, modelCount, partial } = data.years[at];
  const title = words.releases.total(year);
  const count = speech.models(modelCount);
  const all = { label: title, text: count, open: () => open({ title, narrow: [ofYears(year, year)] }) };
  const parts = layers.filter((layer) => countIn(layer, data, at)).map((layer) => {
    const part = mark(layer, at);
    return { label: layer.label, colour: layer.colour, text: part.lines[0], open: part.open };
  });
  return { title, lines: [count, partial && words.partialYear].filter(Boolean), open: () => openParts(title, [all, ...parts], words) };
};

/** Opens a dialog with a button for each part, which opens the records of the part. */
function openParts(title, parts, words) {
  openDialog(title, words.record.close).append(h('ul.bar-parts', {}, parts.map(({ label, colour, text, open }) => h('li', {},
    h('button', { type: 'button', 'aria-haspopup': 'dialog', onclick: open },
      colour && h(`span.swatch.${colour}`), h('span', {}, label), ' ', h('b', {}, text))))));
}
