// The report's page: keeps the state in the URL, shows controls, and draws each section when its data has arrived.
import { failure } from '../shared/dialog.js';
import { announce, h } from '../shared/dom.js';
import { preferredLanguage } from '../shared/language.js';
import { removeCanonical } from '../shared/links.js';
import { QueryError } from '../shared/query.js';
import { target } from '../shared/target.js';
import { readAddress, writeAddress, DEFAULTS } from './address.js';
import { SECTIONS } from './contents.js';
import { makeContext } from './context.js';
import { documentOf, start } from './documents.js';
import { prose } from './prose.js';
import { askInTurn } from './requests.js';
import { leadersSentence } from './sections/countries.js';
import { totalSentence } from './sections/overview.js';
import { makeShell } from './shell.js';

let state;
let shell = null;
let loading = 0;

/** Reads the URL, at the start and after navigation. */
function follow() {
  const { state: read, dropped } = readAddress(location.search, preferredLanguage());
  // A jump to a heading is also an entry in the history, but changes no state.
  if (shell && !dropped.length && writeAddress(read) === writeAddress(state)) return;
  state = read;
  load(dropped);
}

/** Changes a part of the state, and with it the URL and the page. */
function change(part) {
  state = { ...state, ...part };
  history.pushState(null, '', writeAddress(state) + (part.lang ? location.hash : ''));
  load([]);
}

async function load(dropped) {
  const turn = ++loading;
  const isOld = () => turn !== loading;
  if (shell?.language !== state.lang) {
    shell = makeShell(state.lang, { change, current: () => state });
  }
  shell.busy(state.revision);
  shell.drop(dropped);
  announce(shell.words.loading);
  const request = start(state);
  try {
    const data = await askInTurn(request.query, request.variables, isOld);
    if (isOld()) return;
    const { context, refused } = makeContext(state, data, shell.f, shell.words);
    if (refused.length) shell.drop([...dropped, ...refused]);
    state = context.state;
    history.replaceState(history.state, '', writeAddress(state) + location.hash);
    shell.open(context, data);
    const isWhole = await draw(context, isOld);
    if (isOld()) return;
    shell.settle();
    announce(isWhole ? shell.words.loaded(document.title) : shell.f.words.failed);
    target(location.hash)?.scrollIntoView();
  } catch (error) {
    if (isOld()) return;
    if (!(error instanceof QueryError)) reportError(error);
    else if (error.argument === 'revision' && state.revision !== null) {
      const wrong = `revision=${state.revision}`;
      state = { ...state, revision: DEFAULTS.revision };
      load([...dropped, wrong]);
      return;
    }
    shell.failed(failure(error, shell.f, () => load(dropped)));
    announce(shell.f.words.failed);
  }
}

/**
 * Sends one request for each group of sections, and draws a group when its answer arrives.
 * @returns {Promise<boolean>} whether all requests succeeded, and all sections were drawn
 */
async function draw(page, isOld) {
  const groups = [...new Set(SECTIONS.map(({ group }) => group))];
  const answers = {};
  const fetchGroup = async (group) => {
    const sections = SECTIONS.filter((section) => section.group === group);
    let data;
    try {
      const parts = sections.flatMap((section) => section.parts(page));
      const { query, variables } = documentOf('Report', parts, page.variables);
      data = parts.length ? await askInTurn(query, variables, isOld) : {};
      for (const section of sections) {
        const more = section.more?.(data, page);
        if (!more) continue;
        const second = documentOf('ReportDetail', more.parts, { ...page.variables, ...more.variables });
        data = { ...data, ...await askInTurn(second.query, second.variables, isOld) };
      }
    } catch (error) {
      if (isOld()) return true;
      if (!(error instanceof QueryError)) reportError(error);
      sections.forEach((section) => fail(section, error));
      return false;
    }
    if (isOld()) return true;
    answers[group] = data;
    const drawn = sections.map((section) => attempt(() => shell.show(section, section.draw(data, page), page), (error) => fail(section, error)));
    return [...drawn, attempt(() => opening(answers, page))].every(Boolean);
  };
  const fail = (section, error) => shell.show(section, [failure(error, shell.f, () => fetchGroup(section.group))], page);
  return (await Promise.all(groups.map(fetchGroup))).every(Boolean);
}

/** Draws a part of the page, and returns whether it is drawn. An error in one part must not stop the others. */
function attempt(part, failed = () => {}) {
  try {
    part();
    return true;
  } catch (error) {
    reportError(error);
    failed(error);
    return false;
  }
}

/** The sentences that open the report. */
function opening({ overview, countries }, page) {
  if (!overview) return;
  shell.lead(prose(page, totalSentence(overview, page), countries && leadersSentence(countries, page)), overview.total, page);
}

removeCanonical();
addEventListener('popstate', follow);
follow();
