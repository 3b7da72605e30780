// The lists of all models, organizations or countries. Readers can search and sort them, and read them page by page.
import { failure } from '../shared/dialog.js';
import { announce, h, freshId } from '../shared/dom.js';
import { languageOf } from '../shared/language.js';
import { countryLink, listOf, modelLink, organizationLink } from '../shared/links.js';
import { patiently as ask } from '../shared/patiently.js';
import { QueryError } from '../shared/query.js';
import { addressOf, sortsOf } from './address.js';
import { INDEX } from './documents.js';
import { queryPart } from './parts.js';

const PAGE = 50;
const PAUSE = 200;

const ORDERS = {
  released: { field: 'RELEASED_ON', direction: 'DESC' },
  compute: { field: 'TRAINING_COMPUTE', direction: 'DESC' },
  parameters: { field: 'PARAMETERS', direction: 'DESC' },
  name: { field: 'NAME', direction: 'ASC' },
  models: { field: 'MODEL_COUNT', direction: 'DESC' },
  first: { field: 'FIRST_RELEASE', direction: 'ASC' },
};

/** The order of a list. Names of models are not translated, so only the other lists have an order by Korean name. */
const orderOf = ({ kind, lang, sort }) => (sort === 'name' && lang === 'ko' && kind !== 'models'
  ? { field: 'KOREAN_NAME', direction: 'ASC' } : ORDERS[sort]);

/** The columns of each list, each with its label and the content of a cell. The first column is the name. */
const columnsOf = (kind, { state, speech }) => {
  const { words: { columns, things, sectors } } = speech;
  const unknown = () => h('span.muted', {}, things.unknown);
  const released = (model) => h('time', { datetime: model.releasedOn }, speech.day(model.releasedOn));
  const first = { label: things.firstModel, cell: ({ firstModel }) =>
    (firstModel ? [modelLink(firstModel, state), ' ', h('small', {}, released(firstModel))] : '–') };
  const count = { label: columns.models, number: true, cell: ({ modelCount }) => speech.number(modelCount) };
  return {
    models: [
      { label: columns.model, cell: (model) => modelLink(model, state) },
      { label: columns.organizations, cell: ({ organizations }) => listOf(organizations.map((maker) => organizationLink(maker, state))) },
      { label: columns.countries, cell: ({ countries }) => listOf(countries.map((country) => countryLink(country, state))) },
      { label: columns.released, cell: released },
      { label: things.parameters, number: true, cell: ({ parameters }) => (parameters === null ? unknown() : speech.amount(parameters)) },
      { label: columns.flop, number: true, cell: ({ trainingCompute }) => (trainingCompute ? speech.flop(trainingCompute.flop) : unknown()) },
    ],
    organizations: [
      { label: columns.name, cell: (organization) => organizationLink(organization, state) },
      { label: things.headquarters, cell: ({ headquarters }) => (headquarters ? countryLink(headquarters, state) : unknown()) },
      { label: things.sector, cell: ({ sector }) => (sector ? sectors[sector] : unknown()) },
      count, first,
    ],
    countries: [
      { label: columns.name, cell: (country) => countryLink(country, state) },
      count,
      { label: things.organizations, number: true, cell: ({ organizations }) => speech.number(organizations.totalCount) },
      first,
    ],
  }[kind];
};

/** @returns {Promise<Node[]>} the page */
export async function showIndex(context) {
  const { state, speech, number, bar, credits } = context;
  const { words: { record, things } } = speech;
  const { kind } = state;
  const columns = columnsOf(kind, context);
  const list = h('div.index', { role: 'region', 'aria-label': things.indexTitle[kind], tabindex: -1, 'aria-busy': 'true' });
  const range = h('p.range');
  const previous = h('button', { type: 'button', disabled: true }, record.previous);
  const next = h('button', { type: 'button', disabled: true }, record.next);
  const query = h('div');
  const title = things.indexTitle[kind];
  const cite = credits.cite(title, null);
  let turn = 0;

  /** @returns {Promise<boolean>} whether the list shows the page: false if the reader has asked for another one since */
  async function load(page, from, { announces = true } = {}) {
    const mine = ++turn;
    // A search also finds countries without models. Without a search, the list omits them: they are most countries.
    // While the reader has typed only "(", for example, there is nothing to search for.
    const filter = /[\p{L}\p{N}+]/u.test(state.text.normalize('NFKD')) ? { text: state.text } : kind === 'countries' ? { minModels: 1 } : null;
    const variables = { revision: number, language: languageOf(state), ...(filter && { filter }), orderBy: [orderOf(state)], ...page };
    list.setAttribute('aria-busy', 'true');
    try {
      const answer = (await ask(INDEX[kind], variables)).list;
      if (mine !== turn) return false;
      show(answer, from, variables);
      if (announces) announce(range.textContent || record.none);
    } catch (error) {
      if (!(error instanceof QueryError)) reportError(error);
      if (mine === turn) {
        range.textContent = '';
        list.replaceChildren(failure(error, speech, () => load(page, from)));
      }
    } finally {
      if (mine === turn) list.setAttribute('aria-busy', 'false');
    }
    return mine === turn;
  }

  function show({ nodes, totalCount, pageInfo }, from, variables) {
    list.replaceChildren(nodes.length ? table(nodes) : h('div.message', {}, h('p', {}, things.noMatch(state.text))));
    range.textContent = nodes.length
      ? record.range(speech.number(from), speech.number(from + nodes.length - 1), speech.number(totalCount)) : '';
    const focused = document.activeElement;
    previous.disabled = !pageInfo.hasPreviousPage || from <= 1;
    next.disabled = !pageInfo.hasNextPage;
    if (focused?.disabled) list.focus({ preventScroll: true });
    previous.onclick = () => turnTo({ last: PAGE, before: pageInfo.startCursor }, Math.max(1, from - PAGE));
    next.onclick = () => turnTo({ first: PAGE, after: pageInfo.endCursor }, from + nodes.length);
    query.replaceChildren(queryPart(INDEX[kind], variables, speech));
    credits.renew();
  }

  async function turnTo(page, from) {
    if (!await load(page, from)) return;
    // The reader continues at the start of the next page. The focus must not stay behind, at its end.
    list.focus({ preventScroll: true });
    list.scrollIntoView();
  }

  const table = (nodes) => h('table.cards', {}, h('caption.unseen', {}, things.indexTitle[kind]),
    h('thead', {}, h('tr', {}, columns.map(({ label, number: right }) => h(`th${right ? '.number' : ''}`, { scope: 'col' }, label)))),
    h('tbody', {}, nodes.map((node) => h('tr', {}, columns.map(({ label, cell, number: right }, at) => h(
      `${at ? 'td' : 'th'}${right ? '.number' : ''}`, at ? { 'data-label': label } : { scope: 'row' }, cell(node)))))));

  const change = (part) => {
    Object.assign(state, part);
    history.replaceState(null, '', addressOf(state));
    load({ first: PAGE }, 1);
  };
  const ids = { text: freshId('index'), sort: freshId('index') };
  let timer = null;
  const form = h('form.index-filters', { 'aria-label': things.filters, onsubmit: (event) => event.preventDefault() },
    h('div.field', {}, h('label', { for: ids.text }, things.searchIn[kind]),
      h('input', { id: ids.text, type: 'search', maxlength: 200, autocomplete: 'off', value: state.text, oninput: ({ target }) => {
        clearTimeout(timer);
        timer = setTimeout(() => change({ text: target.value.trim() }), PAUSE);
      } })),
    h('div.field', {}, h('label', { for: ids.sort }, things.sort),
      h('select', { id: ids.sort, onchange: ({ target }) => change({ sort: target.value }) },
        sortsOf(kind).map((sort) => h('option', { value: sort, selected: sort === state.sort }, things.sorts[sort])))));

  credits.load();
  await load({ first: PAGE }, 1, { announces: false });
  return [
    h('header.opening', {}, h('h1', {}, title), h('p.lede', {}, things.indexLede[kind]), bar),
    form, list, h('div.pager', {}, previous, range, next),
    cite, query,
  ];
}
