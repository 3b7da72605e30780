// The first model of each country.
import { languageOf } from '../../shared/language.js';
import { ofKeys, ofYears } from '../../shared/narrow.js';
import { drawTimeline } from '../charts/timeline.js';
import { FIRSTS } from '../documents.js';
import { axisDays } from './days.js';

const named = (models) => models.map(({ name }) => name);
const slugs = (list) => list.map(({ slug }) => slug);

export const firsts = {
  id: 'firsts',
  figure: FIRSTS,
  variables: (state) => ({ language: languageOf(state) }),
  records: ({ from, to }) => ofYears(from, to),
  isEmpty: (data) => data.firsts.length === 0,
  dimension: () => 'COUNTRY',

  title: ({ words }) => words.firsts.title,
  subtitle: ({ words }, state) => words.firsts.subtitle(words.countryBases[state.countryBasis]),

  finding({ firsts: all }, { speech: { words, number, month, list } }) {
    const newest = all.at(-1).model.releasedOn;
    const latest = all.filter(({ model }) => model.releasedOn === newest).map(({ label }) => words.inText(label));
    return words.firsts.finding(number(all.length), all.length, list(latest), month(newest));
  },

  shared: (panels) => ({ days: axisDays(panels, panels.flatMap((panel) => panel.firsts.map(({ model }) => model.releasedOn))) }),

  draw(host, data, context) {
    const { speech, shared, width, state } = context;
    drawTimeline(host, {
      width,
      label: `${speech.words.firsts.title}. ${speech.words.arrows}`,
      days: shared.days,
      rows: data.firsts.map(({ key, label, model, models }) =>
        ({ key, label, day: model.releasedOn, text: named(models).join(', '), models })),
      mark: ({ key, label, day, models }) => ({
        title: `${label}, ${speech.day(day)}`,
        lines: models.map(({ name, organizations }) =>
          [name, speech.list(organizations.map((organization) => organization.name))].filter(Boolean).join(' – ')),
        open: () => context.open({
          title: `${label}, ${speech.day(day)}`,
          narrow: [{ releasedFrom: day, releasedTo: day }, ofKeys('COUNTRY', [key], state)],
        }),
      }),
    });
  },

  notes: (panels, { state, speech: { words } }) => [
    words.firsts.note, state.countryBasis === 'RECORDED' && words.recordedNote,
  ],

  table(data, { speech: { words, day, list } }) {
    return {
      header: [
        { name: 'country', label: words.dimensions.COUNTRY },
        { name: 'country_key', onlyInFiles: true },
        { name: 'released_on', label: words.columns.released, text: day },
        { name: 'models', label: words.columns.model, text: list },
        { name: 'model_keys', onlyInFiles: true },
        { name: 'organizations', label: words.columns.organizations, text: list },
        { name: 'organization_keys', onlyInFiles: true },
      ],
      rows: data.firsts.map(({ key, label, model, models }) => {
        const makers = [...new Map(models.flatMap(({ organizations }) => organizations).map((one) => [one.slug, one])).values()];
        return [label, key, model.releasedOn, named(models), slugs(models), named(makers), slugs(makers)];
      }),
    };
  },
};
