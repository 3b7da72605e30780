// Parts that the pages of models, organizations and countries share.
import { copyable, reference } from '../shared/cite.js';
import { reason } from '../shared/dialog.js';
import { h, freshId } from '../shared/dom.js';
import { languageOf } from '../shared/language.js';
import { listOf, modelLink, organizationLink, publicSite } from '../shared/links.js';
import { patiently as ask } from '../shared/patiently.js';
import { playground } from '../shared/query.js';
import { addressOf } from './address.js';
import { modelsOf, presence } from './documents.js';

/** A section with a heading. */
export const part = (title, ...content) => {
  const id = freshId('part');
  return h('section.part', { 'aria-labelledby': id }, h('h2', { id }, title), ...content);
};

/** The top of a page: the path to the page, its name, a sentence, and the choice of the revision. */
export function opening({ state, speech, bar }, name, sentence) {
  const { words: { things } } = speech;
  return h('header.opening', {},
    h('nav.breadcrumb', { 'aria-label': things.breadcrumb },
      h('a', { href: addressOf({ kind: state.kind, lang: state.lang, revision: state.revision }) }, things.kinds[state.kind]), ' › ',
      h('span', { 'aria-current': 'page' }, name)),
    h('h1', {}, name), h('p.lede', {}, sentence), bar);
}

/** A list of terms with their values. A value of null is shown as unknown. */
export const terms = (pairs, { words: { things } }, style = '') => h(`dl.facts${style}`, {}, pairs.map(([label, value, note]) => h('div', {},
  h('dt', {}, label), h('dd', {}, value === null ? h('span.muted', {}, things.unknown) : value, note ? h('small', {}, note) : null))));

/** A training compute as text; null when it is not known. */
export const flopOf = (model, speech) => (model.trainingCompute ? speech.flop(model.trainingCompute.flop) : null);

/** Bars for each year with models. */
export function yearTable(trend, speech) {
  const { words: { things, columns } } = speech;
  const from = trend.findIndex(({ modelCount }) => modelCount > 0);
  if (from < 0) return null;
  const years = trend.slice(from);
  const most = Math.max(...years.map(({ modelCount }) => modelCount));
  return h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': things.years }, h('table.years', {},
    h('caption.unseen', {}, things.years),
    h('thead', {}, h('tr', {}, [columns.year, columns.models, columns.rank, columns.share].map((label, at) =>
      h(`th${at ? '.number' : ''}`, { scope: 'col' }, label)))),
    h('tbody', {}, years.map(({ year, modelCount, rank, tied, share, partial }) => {
      const bar = h('span.year-bar', { 'aria-hidden': 'true' });
      bar.style.width = `${(modelCount / most) * 100}%`;
      return h('tr', {},
        h('th', { scope: 'row' }, year, partial ? h('small', {}, speech.words.partial) : null),
        h('td.number.with-bar', {}, bar, h('span', {}, speech.number(modelCount))),
        h('td.number', {}, rank === null ? '–' : speech.rankCell(rank, tied)),
        h('td.number', {}, modelCount === 0 || share === null ? '–' : speech.share(share)));
    }))));
}

const PAGE = 20;

/**
 * The models of an organization or country; null if the revision lacks the organization or country. Shows twenty models at
 * first, and twenty more at each press of a button.
 */
export async function modelTable(field, argument, context) {
  const { state, speech, number } = context;
  const { words: { columns, things } } = speech;
  const query = modelsOf(field, argument);
  const body = h('tbody');
  const shown = h('p.muted', { role: 'status', tabindex: -1 });
  const more = h('button', { type: 'button', onclick: () => load().catch((error) => { shown.replaceChildren(...reason(error, speech.words)); }) }, things.more);
  let after = null;
  let isLoading = false;

  // The button stays enabled while it loads, because a disabled button would lose the focus.
  async function load() {
    if (isLoading) return true;
    isLoading = true;
    try {
      const { [field]: owner } = await ask(query, { key: state.key, revision: number, language: languageOf(state), first: PAGE, after });
      if (!owner) return false;
      const { models } = owner;
      body.append(...models.nodes.map((model) => modelRow(model, columns, context)));
      after = models.pageInfo.endCursor;
      const hadFocus = document.activeElement === more;
      more.hidden = !models.pageInfo.hasNextPage;
      shown.textContent = things.shown(speech.number(body.childElementCount), speech.number(models.totalCount));
      if (more.hidden && hadFocus) shown.focus();
      return true;
    } finally {
      isLoading = false;
    }
  }
  if (!await load()) return null;
  if (!body.childElementCount) return h('p', {}, things.noModels);
  return [h('table.cards', {}, h('caption.unseen', {}, things.models),
    h('thead', {}, h('tr', {}, [columns.model, columns.organizations, columns.released].map((label) => h('th', { scope: 'col' }, label)),
      h('th.number', { scope: 'col' }, columns.flop))), body),
  h('div.pager', {}, shown, more)];
}

function modelRow(model, columns, { state, speech }) {
  return h('tr', {},
    h('th', { scope: 'row' }, modelLink(model, state)),
    h('td', { 'data-label': columns.organizations }, listOf(model.organizations.map((maker) => organizationLink(maker, state)))),
    h('td', { 'data-label': columns.released }, h('time', { datetime: model.releasedOn }, speech.day(model.releasedOn))),
    h('td.number', { 'data-label': columns.flop }, flopOf(model, speech) ?? h('span.muted', {}, speech.words.things.unknown)));
}

/** The citation of the page, at the revision that the page shows. */
export function citing(name, { sources, otherSources }, { state, speech, head, number }) {
  const { words: { things, citation } } = speech;
  const address = publicSite() + addressOf({ ...state, revision: number });
  return part(things.citeTitle,
    copyable(citation.text, reference(name, [{ revision: head.revision, sources, otherSources }], address, speech), citation),
    copyable(things.address, address, citation),
    h('p.source', {}, h('strong', {}, things.source), ' ', sources.flatMap(({ attribution, licence, url }, at) => [at ? '; ' : '',
      h('a', { href: url, rel: 'noopener noreferrer' }, attribution), `, ${licence}`]),
    otherSources ? `; ${speech.words.footer.others(speech.number(otherSources))}` : '', '. ', things.sourceNote));
}

/** The query of the page, and its response as JSON. */
export function queryPart(query, variables, { words: { things } }) {
  const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  return part(things.queryTitle,
    h('p', {}, things.queryNote),
    h('pre.document', { tabindex: 0, role: 'region', 'aria-label': things.queryTitle }, query),
    h('p.tools', {}, h('a', { href: playground(query, variables) }, things.run), h('a', { href: `/graphql?${parameters}` }, things.json)));
}

const SLUG = /^[a-z0-9-]+$/i;

/**
 * The page for a thing that the revision lacks. It says which revisions have the thing, if any. If the address has a name in
 * place of a slug or code, the page also links to the search for this name.
 */
export async function absent(context, field, argument) {
  const { state, speech, head } = context;
  const { words: { things } } = speech;
  const numbers = head.revisions.nodes.map(({ number }) => number);
  const found = await ask(presence(field, argument, argument, numbers), { key: state.key });
  const there = head.revisions.nodes.filter(({ number }) => found[`r${number}`]);
  context.bar.hidden = there.length === 0;
  if (!there.length) {
    const link = (part, label) => h('a', { href: addressOf({ kind: state.kind, lang: state.lang, revision: state.revision, ...part }) }, label);
    return [h('header.opening', {}, h('h1', {}, things.missing[state.kind]), h('p.lede', {}, things.missingNote(state.key, numbers.at(-1) > 1 ? speech.number(numbers.length) : null))),
      h('p.back', {}, link({}, things.back[state.kind]), !SLUG.test(state.key) && [' · ', link({ text: state.key }, things.searchFor(state.key))])];
  }
  return [opening(context, state.key, things.absent(context.number)),
    part(things.presentIn, h('ul', {}, there.map(({ number, asOf }) => h('li', {},
      h('a', { href: addressOf({ ...state, revision: number }) }, speech.words.things.revisions.revisionOf(number, speech.day(asOf)))))))];
}
