// The search in the header: finds models, organizations and countries by name, in both languages.
import { reason } from '../shared/dialog.js';
import { announce, h, freshId, isForBrowser } from '../shared/dom.js';
import { languageOf } from '../shared/language.js';
import { patient } from '../shared/patiently.js';
import { QueryError } from '../shared/query.js';
import { addressOf } from './address.js';
import { SEARCH } from './documents.js';

/** Milliseconds without typing before a search is sent. */
const PAUSE = 200;

/** Is not repeated after a timeout: the reader types on, and the next letter sends the next search. */
const searchPatiently = patient({ repeats: { OVERLOADED: 2 }, pause: 1000 });

const KINDS = { Model: 'models', Organization: 'organizations', Country: 'countries' };

export function makeSearch(speech, state) {
  const { words: { things } } = speech;
  const id = freshId('search');
  const results = h('div.search-results', { hidden: true });
  const field = h('input', { id, type: 'search', name: 'text', maxlength: 200, autocomplete: 'off', placeholder: things.searchHint });
  const form = h('form.search', { role: 'search', action: '/models' },
    h('label.unseen', { for: id }, things.search), field, results);
  let timer = null;
  let asked = 0;

  /** The text whose results are shown; null while there are none. */
  let found = null;

  /** Hides the results. A search that is still running will show no results. */
  function close() {
    clearTimeout(timer);
    asked += 1;
    found = null;
    results.hidden = true;
  }
  const links = () => [...results.querySelectorAll('a')];

  async function look() {
    const turn = ++asked;
    const text = field.value.trim();
    if (!text) {
      close();
      return;
    }
    let hits;
    try {
      ({ search: hits } = await searchPatiently(SEARCH, { text, revision: state.revision, language: languageOf(state) }, () => {
        if (turn !== asked) throw new QueryError('', 'OUTDATED');
      }));
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      if (turn !== asked) return;
      results.replaceChildren(h('p', { role: 'alert' }, reason(error, speech.words)));
      results.hidden = false;
      return;
    }
    if (turn !== asked) return;
    results.replaceChildren(hits.length ? h('ul', {}, hits.map((hit) => h('li', {}, linkTo(hit)))) : h('p', {}, things.nothingFound),
      h('p.all', {}, h('a', { href: addressOf({ kind: 'models', lang: state.lang, revision: state.revision, text }) }, things.searchAll)));
    found = text;
    results.hidden = false;
    announce(things.found(hits.length));
  }

  function linkTo(hit) {
    const kind = KINDS[hit.__typename];
    const detail = kind === 'models'
      ? [hit.organizations.map(({ name }) => name).join(', '), hit.releasedOn.slice(0, 4)].filter(Boolean).join(', ')
      : speech.models(hit.modelCount);
    return h('a', { href: addressOf({ kind, key: hit.slug ?? hit.code, lang: state.lang, revision: state.revision }) },
      h('span', {}, hit.name), h('small', {}, `${things.kind[kind]} · ${detail}`));
  }

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value.trim();
    location.assign(found !== text || !links().length
      ? addressOf({ kind: 'models', lang: state.lang, revision: state.revision, text }) : links()[0].href);
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      close();
      field.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || results.hidden || isForBrowser(event)) return;
    event.preventDefault();
    const stops = [field, ...links()];
    const at = stops.indexOf(document.activeElement);
    stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus();
  });
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && !form.contains(relatedTarget)) close();
  });
  addEventListener('pointerdown', ({ target }) => { if (!form.contains(target)) close(); });
  return form;
}
