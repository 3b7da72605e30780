// A figure whose modules and data are loaded when the reader comes near it.
import { failure } from '../shared/dialog.js';
import { h } from '../shared/dom.js';
import { QueryError } from '../shared/query.js';
import { makeFigure } from './figure.js';

/** A figure begins to load when it is this far below the window. */
const NEAR = '400px';

/**
 * @param {object} stub id, title(speech), and load(), which imports the view
 * @param {object} page as for makeFigure
 * @returns {{section: HTMLElement, show: (state: object, revision: Promise<number>) => Promise<object|null>}} the same as of
 *   makeFigure; until the reader is near the figure, show only remembers what to show
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
    } catch (error) {
      reportError(error);
      // If a module does not arrive, browsers throw a TypeError.
      body.replaceChildren(failure(error instanceof TypeError ? new QueryError('', 'NETWORK') : error, speech, arrive));
      placeholder.setAttribute('aria-busy', 'false');
      isArriving = false;
      return;
    }
    figure = makeFigure(view, page);
    const hadFocus = placeholder.contains(document.activeElement);
    placeholder.replaceWith(figure.section);
    if (hadFocus) figure.section.querySelector('h2').focus({ preventScroll: true });
    await figure.show(...wanted);
  }

  function show(...what) {
    wanted = what;
    if (figure) return figure.show(...what);
    // When the modules have loaded, the figure shows the newest state.
    if (isArriving) return Promise.resolve(null);
    placeholder.setAttribute('aria-busy', 'false');
    observer.disconnect();
    observer.observe(placeholder);
    return Promise.resolve(null);
  }

  return { get section() { return figure?.section ?? placeholder; }, show };
}
