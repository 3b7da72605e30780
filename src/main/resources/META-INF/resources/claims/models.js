// The models that a claim's document counts, with their number at each of the two revisions.
import { failure } from '../shared/dialog.js';
import { h } from '../shared/dom.js';
import { patiently } from '../shared/patiently.js';
import { QueryError } from '../shared/query.js';
import { openRecords } from '../shared/records.js';
import { lacksPublisher } from './credits.js';
import { COUNT } from './documents.js';
import { selections } from './selection.js';

/** Maximum length of a filter that is shown beside the models. The query below them shows every filter in full. */
const LONGEST_FILTER = 80;

export function makeModels({ statement, document: query, report }, { head, state, isOld }, speech) {
  const { claims: texts } = speech.words;
  const numbers = [...new Set([report.revision?.number ?? head.number, head.number])];
  const parts = selections(query, head.number);
  return h('section.part.models', {}, h('h2', {}, texts.recordsTitle),
    h('p.muted', {}, parts.length ? texts.recordsNote : texts.recordsNone),
    parts.map((part, at) => {
      const what = texts.years(part.from, part.to);
      const rest = besides(part);
      const note = part.first === null ? null : h('span', { hidden: true }, ` ${texts.onlyFirst(part.first)}`);
      return h('div.selection', {},
        h('p', {}, what, parts.length > 1 ? ` (${texts.recordsPart(part.alias)})` : '',
          rest && [', ', texts.filter, ' ', h('code', {}, rest)], '.', note),
        h('p.record-buttons', {}, numbers.map((number) => counted(number, selections(query, number)[at], note))));
    }));

  /** A button that opens the list, once the number of its models is known. */
  function counted(number, { filter, countryBasis, first }, note) {
    const host = h('span', { 'aria-busy': 'true' }, h('button', { type: 'button', disabled: true }, '…'));
    const count = async () => {
      try {
        const { models } = await patiently(COUNT, { revision: number, filter });
        if (isOld()) return;
        if (first !== null && models.totalCount > first) note.hidden = false;
        const title = texts.recordsOf(statement, number);
        host.replaceChildren(h('button', { type: 'button', 'data-revision': number,
          onclick: () => openRecords({ title, revision: number, filter }, { ...state, countryBasis }, speech) },
        texts.recordsOpen(speech.models(models.totalCount), number)), ' ');
      } catch (error) {
        if (!(error instanceof QueryError)) reportError(error);
        if (lacksPublisher(error)) host.replaceChildren(texts.recordsOpen(speech.models(0), number), ' ');
        else if (!isOld()) host.replaceChildren(failure(error, speech, count));
      } finally {
        host.setAttribute('aria-busy', 'false');
      }
    };
    count();
    return host;
  }
}

/** The filter without its publishers and years, as text; empty if nothing is left. */
function besides({ filter, from, to }) {
  const { publishers: _, releasedFrom, releasedTo, ...rest } = filter;
  if (from === null && releasedFrom) rest.releasedFrom = releasedFrom;
  if (to === null && releasedTo) rest.releasedTo = releasedTo;
  const text = Object.entries(rest).map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ');
  return text.length > LONGEST_FILTER ? `${text.slice(0, LONGEST_FILTER)}…` : text;
}
