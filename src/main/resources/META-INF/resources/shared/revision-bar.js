// The bar with the revision that a page reads, where readers choose another revision.
import { h, freshId } from './dom.js';

/**
 * @param {object} speech
 * @param {(part: object) => void} change changes the state
 * @returns {{bar: HTMLElement, offer: (head: object, state: object) => void}}
 */
export function makeRevisionBar(speech, change) {
  const { words: { claims }, day } = speech;
  const id = freshId('revision');
  const choice = h('select', { id, name: 'revision',
    onchange: ({ target }) => change({ revision: target.value === '' ? null : Number(target.value) }) });
  const pinned = h('div.pinned');
  const bar = h('div.revision-bar', {}, h('div.revision-choice', {}, h('label', { for: id }, claims.data), choice), pinned);

  function offer({ revision, current, revisions: { nodes } }, state) {
    const known = nodes.some(({ number }) => number === revision.number) ? nodes : [...nodes, revision];
    choice.replaceChildren(
      h('option', { value: '' }, claims.latestOption(current.number, day(current.asOf))),
      ...known.map(({ number, asOf }) => h('option', { value: number }, claims.revisionOf(number, day(asOf)))));
    choice.value = state.revision ?? '';
    pinned.replaceChildren(...(revision.number === current.number ? [] : [h('p', {}, claims.pinned(revision.number), ' ',
      h('button.plain', { type: 'button', onclick: () => {
        change({ revision: null });
        choice.focus();
      } }, claims.latest(current.number)))]));
  }
  return { bar, offer };
}
