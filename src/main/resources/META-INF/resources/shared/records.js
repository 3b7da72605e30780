// A dialog with the models behind a number, one page at a time.
import { openDialog, failure } from './dialog.js';
import { h } from './dom.js';
import { languageOf } from './language.js';
import { countryLink, listOf, modelLink, organizationLink } from './links.js';
import { QueryError, ask, playground } from './query.js';

const PAGE = 10;

/** The fields of a model in a list of records. */
export const RECORD = `slug name releasedOn links
      organizations { slug name(language: $language) }
      countries(basis: $countryBasis) { code name(language: $language) }
      trainingCompute { scientific }`;

/** The models behind a number, one page at a time. */
export const RECORDS = `query Records(
  $revision: Int, $filter: ModelFilter, $countryBasis: CountryBasis, $language: Language
  $first: Int, $after: String, $last: Int, $before: String
) {
  models(
    revision: $revision, filter: $filter
    first: $first, after: $after, last: $last, before: $before
  ) {
    totalCount
    nodes {
      ${RECORD}
    }
    pageInfo { hasPreviousPage hasNextPage startCursor endCursor }
  }
}`;

/**
 * Opens the dialog.
 * @param {object} wanted title, revision (number), filter; or, for models that no filter describes, a request
 *   ({ query, variables }, where the page's variables are added) and pick(data), which returns the connection
 * @param {object} state for basis and language
 * @param {object} speech
 */
export function openRecords({ title, revision, filter, request, pick = ({ models }) => models }, state, speech) {
  const { words } = speech;
  const body = openDialog(title, words.record.close);
  const list = h('div.records', { 'aria-busy': 'true' });
  // A status of the dialog itself, because browsers hide the rest of the page from screen readers while a dialog is open.
  const range = h('p.range', { role: 'status', tabindex: -1 });
  const query = h('a', {}, words.query);
  let shownFrom = 1;
  let turn = 0;
  const previous = h('button', { type: 'button', disabled: true }, words.record.previous);
  const next = h('button', { type: 'button', disabled: true }, words.record.next);
  body.append(h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': title }, list),
    h('div.pager', {}, previous, range, next, query));

  async function show(page, from) {
    const mine = ++turn;
    const { query: text, variables: own } = request ?? { query: RECORDS, variables: { filter } };
    const variables = { revision, ...own, countryBasis: state.countryBasis, language: languageOf(state), ...page };
    query.href = playground(text, variables);
    list.setAttribute('aria-busy', 'true');
    try {
      const answer = pick(await ask(text, variables));
      // If the reader has turned on meanwhile, this page is no longer wanted.
      if (mine === turn) present(answer, from, variables);
    } catch (error) {
      if (!(error instanceof QueryError)) reportError(error);
      if (mine !== turn) return;
      range.textContent = '';
      list.replaceChildren(failure(error, speech, () => show(page, from)));
    } finally {
      if (mine === turn) list.setAttribute('aria-busy', 'false');
    }
  }

  function present({ nodes, totalCount, pageInfo }, from, variables) {
    list.replaceChildren(nodes.length ? recordTable(nodes, { title, lang: state.lang, revision: variables.revision ?? null }, speech) : '');
    shownFrom = from;
    list.parentElement.scrollTop = 0;
    range.textContent = nodes.length
      ? words.record.range(speech.number(from), speech.number(from + nodes.length - 1), speech.number(totalCount)) : words.record.none;
    const focused = document.activeElement;
    previous.disabled = !pageInfo.hasPreviousPage || from <= 1;
    next.disabled = !pageInfo.hasNextPage;
    if (focused?.disabled) range.focus();
    previous.onclick = () => show({ last: PAGE, before: pageInfo.startCursor }, shownFrom - PAGE);
    next.onclick = () => show({ first: PAGE, after: pageInfo.endCursor }, shownFrom + nodes.length);
  }

  show({ first: PAGE }, 1);
}

function recordTable(models, { title, ...place }, speech) {
  const { words: { columns, record }, day, scientific } = speech;
  const cell = (label, ...content) => h('td', { 'data-label': label }, ...content);
  return h('table.cards', {},
    h('caption.unseen', {}, title),
    h('thead', {}, h('tr', {}, ['model', 'organizations', 'countries', 'released', 'flop', 'links'].map((name) => columns[name])
      .map((label) => h('th', { scope: 'col' }, label)))),
    h('tbody', {}, models.map((model) => h('tr', {},
      h('th', { scope: 'row' }, modelLink(model, place)),
      cell(columns.organizations, listOf(model.organizations.map((maker) => organizationLink(maker, place)))),
      cell(columns.countries, listOf(model.countries.map((country) => countryLink(country, place)))),
      cell(columns.released, h('time', { datetime: model.releasedOn }, day(model.releasedOn))),
      cell(columns.flop, model.trainingCompute
        ? scientific(model.trainingCompute.scientific) : h('span.muted', {}, record.unknown)),
      cell(columns.links, model.links.length ? model.links.map((link) => linkTo(link, model.name, record)) : '–')))));
}

/** A link, or nothing if the address is no HTTP or HTTPS URL: addresses come from third parties. */
function linkTo(address, name, record) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const { protocol, host } = url;
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const short = host.replace(/^www\./, '');
  return [h('a', { href: address, rel: 'noopener noreferrer', 'aria-label': record.link(short, name) }, short), ' '];
}
