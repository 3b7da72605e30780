// The list of claims at /claims, and the page of each claim at /claims/SLUG.
import { h } from '../shared/dom.js';
import { speak } from '../shared/i18n.js';
import { preferredLanguage } from '../shared/language.js';
import { removeCanonical } from '../shared/links.js';
import { droppedNote, footer, makeMasthead } from '../shared/page.js';
import { readAddress, writeAddress } from './address.js';
import { makeClaim } from './claim.js';
import { makeList } from './list.js';
import { en } from './words/en.js';
import { ko } from './words/ko.js';

const CLAIMS = { en, ko };

let state;
let shell;
/** Parts of the last address that are invalid. */
let left = [];

/** Reads the address, at the start and after navigation. */
function follow() {
  const { state: read, dropped } = readAddress(location, preferredLanguage());
  // A jump to a heading is also an entry in the history, but changes no state.
  if (shell && !dropped.length && writeAddress(read) === writeAddress(state)) return;
  state = read;
  history.replaceState(null, '', writeAddress(state) + location.hash);
  if (shell?.language !== state.lang) shell = build(state.lang);
  left = dropped;
  shell.drop(left);
  shell.show();
}

/**
 * Changes a part of the state, and with it the address and the page.
 * @param {object} part
 * @param {{typing?: boolean, dropped?: string[]}} [how] typing: adds no entry to the history; dropped:
 *   the parts of the address that only the server can find invalid
 */
function change(part, { typing = false, dropped = [] } = {}) {
  state = { ...state, ...part };
  history[typing || dropped.length ? 'replaceState' : 'pushState'](null, '', writeAddress(state));
  if (shell.language !== state.lang) shell = build(state.lang);
  left = dropped.length ? [...left, ...dropped] : [];
  shell.drop(left);
  shell.show();
}

/** Builds the page in a language. */
function build(language) {
  const spoken = speak(language);
  const speech = { ...spoken, words: { ...spoken.words, claims: CLAIMS[language] } };
  const { words } = speech;
  document.documentElement.lang = language;
  document.getElementById('skip').textContent = words.claims.skip;

  const masthead = makeMasthead(speech, change);
  const dropped = h('div', { role: 'status' });
  const foot = h('footer.foot');
  const credit = (trends) => foot.replaceChildren(...footer(trends, speech, null, state.revision));
  const page = { speech, change, credit, current: () => state };
  const view = (state.slug === null ? makeList : makeClaim)(page);

  const focused = document.activeElement?.id;
  document.getElementById('page').replaceChildren(
    masthead.part,
    h('main#claims', { tabindex: -1 }, dropped, view.parts),
    foot,
  );
  if (focused) document.getElementById(focused)?.focus();
  credit(null);

  function drop(parts) {
    dropped.replaceChildren(...(parts.length ? [droppedNote(parts, speech, () => dropped.replaceChildren())] : []));
  }

  function show() {
    masthead.pin(state.revision);
    view.show(state);
  }

  return { language, drop, show };
}

removeCanonical();
addEventListener('popstate', follow);
follow();
