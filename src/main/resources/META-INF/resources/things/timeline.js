// The timeline of a model: the revisions that changed it, newest first, with what the source said.
import { h } from '../shared/dom.js';
import { addressOf } from './address.js';
import { changedValues, fieldLabel } from './facts.js';

export function timeline({ history, slug }, context) {
  const { state, speech } = context;
  const { words: { things } } = speech;
  return h('ol.timeline', { role: 'list' }, history.map(({ kind, revision, fields }) => h('li', {},
    h('h3', {}, h('a', { href: addressOf({ kind: 'models', key: slug, lang: state.lang, revision: revision.number }) },
      things.revisionDay(revision.number, speech.day(revision.asOf))), h('span.kind', {}, things.changes[kind])),
    fields.length > 0 && changes(fields, things.changedAt(revision.number), context))));
}

function changes(fields, caption, context) {
  const { words: { things } } = context.speech;
  const { field, before, after, origin } = things.columns;
  const shown = (value) => value ?? h('span.muted', {}, things.unknown);
  return h('table.changes', {}, h('caption.unseen', {}, caption),
    h('thead', {}, h('tr', {}, [field, before, after, origin].map((label) => h('th', { scope: 'col' }, label)))),
    h('tbody', {}, fields.map((change) => {
      const [old, now] = changedValues(change, context);
      return h('tr', {},
        h('th', { scope: 'row' }, fieldLabel(change.field, context.speech)),
        h('td', { 'data-label': before }, shown(old)),
        h('td', { 'data-label': after }, shown(now)),
        h('td', { 'data-label': origin }, things.origins[change.origin], change.reason ? h('small', { lang: 'en' }, change.reason) : null));
    })));
}
