// A figure whose modules and data are loaded when the reader comes near it.
import { failure } from './dialog.js';
import { h } from './dom.js';
import { makeFigure } from './figure.js';
import { QueryError } from './query.js';

/** How far below the window a figure begins to load. */
const NEAR = '400px';

/**
 * @param {object} stub id, title(speech), and load(), which imports the view
 * @param {object} page as for makeFigure
 * @returns {{section: HTMLElement, show: (state: object) => Promise<object|null>}} as makeFigure; before the figure is
 *   near, show only remembers the state
 */
export function makeLazyFigure({ id, title, load }, page) {
  const { speech } = page;
  const body = h('div.panels', {}, h('div.skeleton.still'));
  const placeholder = h('section.figure', { id, 'aria-labelledby': `${id}-title` },
    h('h2', { id: `${id}-title` }, title(speech)), h('p.subtitle', {}, speech.words.loading), body);
  let figure = null;
  let wanted = null;
  let isArriving = false;

  const observer = new IntersectionObserver((entries) => {
    if (wanted && entries.some(({ isIntersecting }) => isIntersecting)) arrive();
  }, { rootMargin: NEAR });

  async function arrive() {
    isArriving = true;
    observer.disconnect();
    placeholder.setAttribute('aria-busy', 'true');
    let view;
    try {
      view = await load();
    } catch {
      // A module that does not come is a server that does not answer.
      body.replaceChildren(failure(new QueryError('', 'NETWORK'), speech, arrive));
      placeholder.setAttribute('aria-busy', 'false');
      isArriving = false;
      return;
    }
    figure = makeFigure(view, page);
    placeholder.replaceWith(figure.section);
    await figure.show(wanted);
  }

  function show(state) {
    wanted = state;
    if (figure) return figure.show(state);
    // The figure that arrives shows the newest state.
    if (isArriving) return Promise.resolve(null);
    placeholder.setAttribute('aria-busy', 'false');
    observer.disconnect();
    observer.observe(placeholder);
    return Promise.resolve(null);
  }

  return { get section() { return figure?.section ?? placeholder; }, show };
}
