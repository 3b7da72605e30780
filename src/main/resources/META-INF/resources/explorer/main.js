// The explorer's page: keeps the state in the URL, and shows controls beside the figures.
import { announce, h } from '../shared/dom.js';
import { languageOf, preferredLanguage } from '../shared/language.js';
import { removeCanonical } from '../shared/links.js';
import { droppedNote, footer, makeMasthead } from '../shared/page.js';
import { QueryError, ask } from '../shared/query.js';
import { redraw } from '../shared/redraw.js';
import { holdTarget } from './arrival.js';
import { makeControls } from './controls.js';
import { MENUS } from './documents.js';
import { makeFigure } from './figure.js';
import { makeKeyFigures } from './key-figures.js';
import { makeLazyFigure } from './lazy-figure.js';
import { makeNewer, revisionOf } from './newer.js';
import { activeFilters, chips, jumps, summary } from './page.js';
import { makePresets } from './presets.js';
import { speak } from './speech.js';
import { readAddress, refusedIn, withoutFilters, withoutValues, writeAddress } from './state.js';
import { firsts } from './views/firsts.js';
import { frontier } from './views/frontier.js';
import { multimodality } from './views/multimodality.js';
import { ranking } from './views/ranking.js';
import { releases } from './views/releases.js';

/** The scatter needs more modules and data than all other figures together, so it loads only when the reader comes near. */
const scatter = { id: 'scatter', title: ({ words }) => words.scatter.title, load: async () => (await import('./views/scatter.js')).scatter };
const VIEWS = [releases, ranking, frontier, scatter, firsts, multimodality];
const WIDE = matchMedia('(min-width: 62rem)');
/** How often an open page asks for a newer revision. */
const BETWEEN_LOOKS = 60_000;

let state;
let shell;
/** Builds the page that shows a single figure in a frame of another site. */
let buildFrame;

/** Reads the URL, at the start and after navigation. */
async function follow() {
  const { state: read, dropped } = readAddress(location.search, preferredLanguage());
  // A jump to a heading is also an entry in the history, but changes no state.
  if (shell && !dropped.length && writeAddress(read) === writeAddress(state)) return;
  state = read;
  history.replaceState(null, '', writeAddress(state) + location.hash);
  if (state.embed && !shell) buildFrame = await frameOf(state.figure);
  if (shell?.language !== state.lang) shell = build(state.lang);
  shell.drop(dropped);
  shell.show();
}

async function frameOf(id) {
  const found = VIEWS.find((one) => one.id === id);
  const [{ buildEmbed }, view] = await Promise.all([import('./embed-page.js'), found.load ? found.load() : found]);
  return (...parts) => buildEmbed(view, ...parts);
}

/**
 * Changes a part of the state, and with it the URL and the page.
 * @param {object|((state: object) => object)} part the changed members, or a function that makes them from the current state
 */
function change(part) {
  state = { ...state, ...(typeof part === 'function' ? part(state) : part) };
  // An entry in the history of a frame is also one of the page around it, whose reader would go back to it.
  history[state.embed ? 'replaceState' : 'pushState'](null, '', writeAddress(state));
  if (shell.language !== state.lang) shell = build(state.lang);
  shell.drop([]);
  shell.show();
}

/** Builds the page in a language. */
function build(language) {
  const speech = speak(language);
  const { words } = speech;
  document.documentElement.lang = language;
  document.title = `Model Atlas: ${words.title}`;
  if (state.embed) return buildFrame(speech, change, () => state);
  document.getElementById('skip').textContent = words.skip;

  const page = { speech, change, clear: () => change(withoutFilters(state)), again: () => show(), refused, filters: (filtered) => activeFilters(filtered, controls).map(({ text }) => text) };
  const controls = makeControls(page);
  const starts = makePresets(page);
  const key = makeKeyFigures(page);
  const figures = VIEWS.map((view) => (view.load ? makeLazyFigure : makeFigure)(view, page));
  const masthead = makeMasthead(speech, change);
  const dropped = h('div', { role: 'status' });
  const newer = makeNewer(speech, showNewest);
  const active = h('div.chips');
  const foot = h('footer.foot');
  const line = h('span');
  const panel = h('details.panel-controls', { open: WIDE.matches }, h('summary', {}, words.controls.title, line), starts.part, controls.form);
  // A panel that closed while it has the focus would take the focus with it.
  WIDE.onchange = () => { panel.open = WIDE.matches || panel.contains(document.activeElement); };

  const focused = document.activeElement?.id;
  document.getElementById('page').replaceChildren(
    masthead.part,
    h('main#figures', { tabindex: -1 },
      h('header.opening', {}, h('h1', {}, words.title), h('p.lede', {}, words.lede)),
      dropped, newer.part, key.section,
      h('div.columns', {}, panel, h('div.figures', {}, jumps(VIEWS, speech), active, figures.map((figure) => figure.section)))),
    foot,
  );
  if (focused) document.getElementById(focused)?.focus();

  /** Handles values that only the server can find invalid: drops them from the state and reports them. */
  function refused(error) {
    const values = refusedIn(error, new URLSearchParams(location.search));
    if (!values.length) return false;
    state = withoutValues(state, values);
    history.replaceState(null, '', writeAddress(state));
    drop([...left, ...values.map(([name, value]) => `${name}=${value}`)]);
    show();
    return true;
  }

  let left = [];
  function drop(parts) {
    left = parts;
    dropped.replaceChildren(...(left.length ? [droppedNote(left, speech, () => dropped.replaceChildren())] : []));
  }

  async function show() {
    const showing = state;
    announce(words.loading);
    masthead.pin(state.revision);
    controls.show(state);
    line.textContent = summary(state, speech);
    chips(active, state, page, controls);
    // People wait for the first chart, so the other figures load after it.
    const [first, ...others] = figures;
    others.forEach(({ section }) => section.setAttribute('aria-busy', 'true'));
    const revision = revisionOf(state);
    const keyFigures = key.show(state, revision);
    await first.show(state, revision);
    if (showing !== state) return;
    offerMenus(state, revision);
    await Promise.all(others.map((figure) => figure.show(state, revision)));
    const data = await keyFigures;
    if (showing !== state) return;
    if (!data) {
      announce(words.failed);
      return;
    }
    announce(words.loaded(speech.models(data.now.modelCount), data.now.revision.number));
    redraw(foot, () => foot.replaceChildren(...footer(data.now, speech, data.then, state.revision)));
  }

  /** Pins the newest revision, which the reader has asked to see. */
  function showNewest(revision) {
    controls.addRevision(revision);
    newer.saw(revision.number);
    change({ revision: revision.number });
  }

  let offered = '';
  async function offerMenus(showing, shown) {
    try {
      const revision = await shown;
      const { countryBasis } = showing;
      const wanted = `${showing.revision} ${revision} ${countryBasis}`;
      if (offered === wanted) return;
      const { revisions: { nodes }, reports, ...menus } = await ask(MENUS, { revision, countryBasis, language: languageOf(showing) });
      if (showing !== state) return;
      // If a newer revision has been published meanwhile, the page reports it later, because its figures do not show it.
      const newest = showing.revision === null ? revision : nodes[0].number;
      controls.offer({ ...menus, revisions: { nodes: nodes.filter(({ number }) => number <= newest) } });
      starts.offer(reports);
      newer.saw(newest);
      offered = wanted;
      chips(active, state, page, controls);
    } catch (error) {
      // The figures report the server's error. Controls that need no menu stay usable.
      if (!(error instanceof QueryError)) throw error;
    }
  }

  foot.replaceChildren(...footer(null, speech));
  return { language, show, drop, look: newer.look };
}

removeCanonical();
addEventListener('popstate', follow);
addEventListener('hashchange', holdTarget);
holdTarget();
document.addEventListener('visibilitychange', () => shell?.look());
setInterval(() => shell?.look(), BETWEEN_LOOKS);
follow();
