// The pages and lists of models, organizations and countries. The server writes the title, the language and the first texts.
import { failure } from '../shared/dialog.js';
import { announce, h } from '../shared/dom.js';
import { formats } from '../shared/format.js';
import { removeCanonical } from '../shared/links.js';
import { droppedNote, footer, makeMasthead } from '../shared/page.js';
import { patiently as ask } from '../shared/patiently.js';
import { QueryError } from '../shared/query.js';
import { makeRevisionBar } from '../shared/revision-bar.js';
import { addressOf, readAddress } from './address.js';
import { showCountry } from './country.js';
import { makeCredits } from './credits.js';
import { HEAD } from './documents.js';
import { showIndex } from './list.js';
import { showModel } from './model.js';
import { showOrganization } from './organization.js';
import { makeSearch } from './search.js';
import { en } from './words/en.js';
import { ko } from './words/ko.js';

const WORDS = { en, ko };
const SHOW = { models: showModel, organizations: showOrganization, countries: showCountry };

const state = readAddress(location, document.documentElement.lang);
const spoken = formats(state.lang);
const things = WORDS[state.lang];
const speech = { ...spoken, words: { ...spoken.words, things, claims: things.revisions } };

/** Opens the page in another language or at another revision, with a title that the server writes. */
const go = (part) => location.assign(addressOf({ ...state, ...part }));

const { words } = speech;
document.getElementById('skip').textContent = things.skip;
const dropped = h('div', { role: 'status' });
const revisions = makeRevisionBar(speech, go);
/** The heading with the name of the thing, which the server wrote. */
const heading = document.querySelector('#thing > h1');
/** Whether the server answered with an error: then the page has no title for previews, and title and heading describe the error. */
const wasRefused = heading !== null && document.querySelector('meta[property="og:title"]') === null;
const body = h('div.thing', { 'aria-busy': 'true' }, heading, document.querySelector('#thing > .lede'), h('div.skeleton', {}));
const foot = h('footer.foot', { tabindex: -1 }, footer(null, speech, null, state.revision));
const masthead = makeMasthead(speech, go);
masthead.pin(state.revision);
masthead.part.querySelector('nav').after(makeSearch(speech, state));
revisions.bar.hidden = true;
document.getElementById('page').replaceChildren(masthead.part, h('main#thing', { tabindex: -1 }, dropped, body, revisions.bar), foot);
drop(state.dropped);

function drop(parts) {
  dropped.replaceChildren(...(parts.length ? [droppedNote(parts, speech, () => dropped.replaceChildren())] : []));
}

/** Reads the revision that the address names. If it does not exist, reads the current revision, and says so. */
async function readHead() {
  try {
    return await ask(HEAD, { revision: state.revision });
  } catch (error) {
    if (!(error instanceof QueryError && error.argument === 'number')) throw error;
    drop([...state.dropped, `revision=${state.revision}`]);
    state.revision = null;
    masthead.pin(null);
    history.replaceState(null, '', addressOf(state));
    return ask(HEAD, { revision: null });
  }
}

async function show() {
  announce(words.loading);
  body.setAttribute('aria-busy', 'true');
  try {
    const read = await readHead();
    revisions.offer(read, state);
    revisions.bar.hidden = false;
    const context = { state, speech, head: read, number: read.revision.number, bar: revisions.bar };
    context.credits = makeCredits(foot, context);
    const parts = await (state.key === null ? showIndex : SHOW[state.kind])(context);
    body.replaceChildren(...parts.flat().filter(Boolean));
    if (wasRefused) document.title = `${body.querySelector('h1').textContent} – Model Atlas`;
    announce(things.loaded);
    if (state.key !== null) context.credits.load();
  } catch (error) {
    if (!(error instanceof QueryError)) reportError(error);
    announce(words.failed);
    body.replaceChildren(heading ?? '', failure(error, speech, show));
  } finally {
    body.setAttribute('aria-busy', 'false');
  }
}

removeCanonical();
await show();
