// The values of a dimension by number of models, with ties.
import { languageOf } from '../../shared/language.js';
import { ofKeys, ofYears } from '../../shared/narrow.js';
import { drawRanks } from '../charts/ranks.js';
import { RANKING } from '../documents.js';
import { notesOf } from '../panels.js';
import { overlaps } from './layers.js';

const SHOWN = 12;

export const ranking = {
  id: 'ranking',
  figure: RANKING,
  byDimension: true,
  variables: (state) => ({ by: state.by, language: languageOf(state) }),
  records: ({ from, to }) => ofYears(from, to),
  isEmpty: (data) => data.ranking.length === 0,
  dimension: (state) => state.by,

  title: ({ words }) => words.ranking.title,
  subtitle: ({ words }, state) => words.ranking.subtitle(words.by(state)),

  finding({ ranking: all, modelCount }, { speech: { words, number, percent, list } }) {
    const leaders = all.filter(({ rank }) => rank === 1);
    return words.ranking.finding(list(leaders.map(({ label }) => words.inText(label))), leaders.length,
      number(all[0].modelCount), number(modelCount), percent(all[0].share));
  },

  shared: (panels) => ({ most: Math.max(...panels.flatMap((panel) => panel.ranking.map(({ modelCount }) => modelCount))) }),

  draw(host, data, context) {
    const { state, speech, shared } = context;
    drawRanks(host, {
      label: `${speech.words.ranking.title}. ${speech.words.arrows}`,
      most: shared.most,
      rows: data.ranking.slice(0, SHOWN).map((value) => ({
        key: value.key,
        place: speech.rank(value.rank, value.tied),
        label: value.label,
        value: value.modelCount,
        text: speech.number(value.modelCount),
        detail: speech.percent(value.share),
      })),
      mark: ({ key, place, label, value, detail }) => ({
        title: `${place} ${label}`,
        lines: [`${speech.models(value)} (${detail})`],
        open: () => context.open({ title: label, narrow: [ofYears(data.from, data.to), ofKeys(state.by, [key], state)] }),
      }),
    });
  },

  notes(panels, context) {
    const { state, speech: { words, number } } = context;
    return [
      ...notesOf(panels, ({ ranking: all }) => all.length > SHOWN && words.ranking.more(number(SHOWN), number(all.length)), context),
      ...notesOf(panels, ({ unattributed }) => unattributed > 0
        && words.unattributed(number(unattributed), unattributed, words.dimensions[state.by]), context),
      state.by === 'COLLABORATION' && words.soleNote,
      overlaps(state.by) && words.ranking.overlapping,
      panels.some((panel) => panel.ranking.slice(0, SHOWN).some(({ tied }) => tied)) && words.ranking.ties,
    ];
  },

  table(data, { speech: { words, percent, rank: place }, state }) {
    return {
      header: [
        { name: 'rank', label: words.columns.rank, number: true, ofRow: ([rank, , , , , tied]) => place(rank, tied === 'true') },
        { name: state.by.toLowerCase(), label: words.dimensions[state.by] },
        { name: `${state.by.toLowerCase()}_key`, onlyInFiles: true },
        { name: 'models', label: words.columns.models, number: true },
        { name: 'share', label: words.columns.share, number: true, text: percent },
        { name: 'tied', onlyInFiles: true },
      ],
      rows: data.ranking.map(({ rank, tied, key, label, modelCount, share }) => [rank, label, key, modelCount, share, String(tied)]),
    };
  },
};
