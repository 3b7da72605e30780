// Releases per year, by a dimension.
import { drawBars } from '../charts/bars.js';
import { drawLines } from '../charts/lines.js';
import { RELEASES, languageOf } from '../documents.js';
import { ofKeys, ofYears } from '../narrow.js';
import { chooseLayers, countIn, overlaps, shareIn } from './layers.js';

/** Whether stacked bars are suitable; overlapping shares are drawn as lines. */
const stacks = ({ measure, by }) => measure === 'COUNT' || !overlaps(by);

export const releases = {
  id: 'releases',
  figure: RELEASES,
  variables: (state) => ({ by: state.by, language: languageOf(state) }),
  records: ({ from, to }) => ofYears(from, to),

  title: ({ words }) => words.releases.title,
  subtitle: ({ words }, state) => words.releases.subtitle(words.by(state), state.measure === 'SHARE'),

  finding({ years }, { speech }) {
    const most = Math.max(...years.map(({ modelCount }) => modelCount));
    const best = years.filter(({ modelCount }) => modelCount === most).map(({ year }) => String(year));
    return speech.words.releases.finding(speech.list(best), speech.number(most), most);
  },

  shared(panels, state, { words }) {
    const all = chooseLayers(state.by, panels.map(({ series }) => series), words.other);
    // The remaining values have no common share: a model may count in several of them.
    const layers = stacks(state) ? all : all.filter(({ rest }) => !rest);
    const most = Math.max(...panels.flatMap(({ series, years }) => years.map((_, at) => {
      const values = layers.map((layer) => (state.measure === 'COUNT'
        ? countIn(layer, series, at) : shareIn(layer, series, years, at) ?? 0));
      return stacks(state) ? values.reduce((one, other) => one + other, 0) : Math.max(...values);
    })));
    return { layers, most: state.measure === 'SHARE' ? Math.min(1, most) : most };
  },

  legend({ shared, state, speech }) {
    const entries = shared.layers.map(({ label, colour }) => ({ label, colour }));
    const notch = state.measure === 'COUNT' && overlaps(state.by);
    return notch ? [...entries, { label: speech.words.releases.notch, colour: 'notch' }] : entries;
  },

  draw(host, data, context) {
    const { state, speech, shared, width } = context;
    const { words } = speech;
    const counting = state.measure === 'COUNT';
    const { years, series } = data;
    const chart = {
      width,
      label: `${words.releases.title}. ${words.arrows}`,
      years,
      layers: shared.layers.map((layer) => ({
        ...layer,
        of: (at) => (counting ? countIn(layer, series, at) : shareIn(layer, series, years, at)),
      })),
      most: shared.most,
      overlapping: counting && overlaps(state.by),
      tick: counting ? speech.number : speech.wholePercent,
      top: counting ? ({ modelCount }) => speech.number(modelCount) : null,
      note: ({ partial }) => (partial ? words.partial : null),
      mark: (layer, at) => ({
        title: `${layer.label}, ${years[at].year}`,
        lines: [
          `${speech.models(countIn(layer, series, at))} (${speech.percent(shareIn(layer, series, years, at) ?? 0)})`,
          years[at].partial && words.partialYear,
        ].filter(Boolean),
        open: () => context.open({
          title: `${layer.label}, ${years[at].year}`,
          narrow: [ofYears(years[at].year, years[at].year), ofKeys(state.by, layer.keys, state)],
        }),
      }),
    };
    (stacks(state) ? drawBars : drawLines)(host, chart);
  },

  notes(panels, { state, speech: { words, number } }) {
    const unattributed = Math.max(...panels.map((panel) => panel.unattributed ?? 0));
    return [
      overlaps(state.by) && (state.measure === 'COUNT'
        ? words.releases.overlapping(words.dimensions[state.by]) : words.releases.lines),
      unattributed > 0 && words.unattributed(number(unattributed), unattributed, words.dimensions[state.by]),
      panels.some(({ years }) => years.some(({ partial }) => partial)) && words.partialNote,
      state.by === 'COUNTRY' && state.countryBasis === 'RECORDED' && words.recordedNote,
    ];
  },

  table({ years, series }, { speech: { words, percent }, state }) {
    const header = [
      { name: 'year', label: words.columns.year },
      { name: state.by.toLowerCase(), label: words.dimensions[state.by] },
      { name: 'models', label: words.columns.models, number: true },
      { name: 'share_of_year', label: words.columns.share, number: true, text: percent },
      { name: 'partial_year', label: words.columns.partial, text: (partial) => (partial === 'true' ? words.partial : '') },
    ];
    const rows = years.flatMap(({ year, partial }, at) => series
      .filter((value) => value.years[at].modelCount > 0)
      .map(({ label, years: values }) => [String(year), label, values[at].modelCount, values[at].share, String(partial)]));
    return { header, rows };
  },
};
