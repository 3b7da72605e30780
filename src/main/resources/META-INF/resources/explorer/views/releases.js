// Releases per year, by a dimension.
import { languageOf } from '../../shared/language.js';
import { allOf, ofKeys, ofYears } from '../../shared/narrow.js';
import { ask } from '../../shared/query.js';
import { totalOf } from '../bar-parts.js';
import { drawBars } from '../charts/bars.js';
import { drawLines } from '../charts/lines.js';
import { drawMultiples } from '../charts/multiples.js';
import { OTHERS, RELEASES, trendsDocument, trendsVariables } from '../documents.js';
import { switchAlone } from '../form-switch.js';
import { notesOf } from '../panels.js';
import { LEAST, chooseLayers, countIn, drawnShare, leavesOut, mostFrequent, overlaps, shareIn } from './layers.js';

const isSmall = ({ form }) => form.includes('SMALL_MULTIPLES');
/** Dimensions in which few models have several values, so that stacked bars are little higher than the number of models. */
const HARDLY_OVERLAP = ['COUNTRY', 'SECTOR'];
/** Whether values are drawn as stacked bars. Values that overlap more are drawn as lines. */
const stacks = ({ form, measure, by }) => !isSmall({ form })
  && (!overlaps(by) || (measure === 'COUNT' && HARDLY_OVERLAP.includes(by)));
const restOf = (layers) => layers.find(({ rest }) => rest);
/** Maximum number of small charts, as many as a reader can survey. */
const MOST_SMALL = 12;

/** A sentence about the largest share in the last complete year that has enough models. */
function shareFinding(years, series, { words, percent, list }) {
  const at = years.findLastIndex(({ modelCount, partial }) => modelCount >= LEAST && !partial);
  if (at < 0) return null;
  const most = Math.max(...series.map((one) => one.years[at].share));
  if (most === 0) return null;
  const leaders = series.filter((one) => one.years[at].share === most).map(({ label }) => words.inText(label));
  return words.releases.shareFinding(list(leaders), leaders.length, percent(most), years[at].year);
}

export const releases = {
  id: 'releases',
  figure: RELEASES,
  byDimension: true,
  variables: (state) => ({ by: state.by, language: languageOf(state) }),
  records: ({ from, to }) => ofYears(from, to),
  /** Counts the models of the remaining values, for which it sends a further request if the chart draws them. */
  async complete(data, { all, filter, state, signal }) {
    const rest = stacks(state) && overlaps(state.by) && restOf(chooseLayers(state.by, all.map(({ series }) => series), ''));
    if (!rest) return data;
    const { now } = await ask(trendsDocument(OTHERS, { comparing: false }), {
      ...trendsVariables({ ...state, compare: null }),
      revision: data.revision.number,
      from: data.from,
      to: data.to,
      filter: allOf(filter, ofKeys(state.by, rest.keys, state)),
    }, signal);
    return { ...data, rest: now.years };
  },
  isEmpty: (data) => data.series.length === 0,
  dimension: (state) => state.by,
  controls: (page) => switchAlone(page, page.speech.words.multiples.title, 'SMALL_MULTIPLES', page.speech.words.multiples.forms),

  title: ({ words }) => words.releases.title,
  subtitle: ({ words }, state) => words.releases.subtitle(words.by(state), state.measure === 'SHARE'),

  finding({ years, series }, { state, speech }) {
    if (state.measure === 'SHARE') return shareFinding(years, series, speech);
    const most = Math.max(...years.map(({ modelCount }) => modelCount));
    const best = years.filter(({ modelCount }) => modelCount === most).map(({ year }) => String(year));
    return speech.words.releases.finding(speech.list(best), speech.number(most), most);
  },

  shared(panels, state, { words }) {
    const all = isSmall(state) ? mostFrequent(panels.map(({ series }) => series), MOST_SMALL)
      : chooseLayers(state.by, panels.map(({ series }) => series), words.other);
    // Lines show single values, so the remaining values have none.
    const layers = stacks(state) ? all : all.filter(({ rest }) => !rest);
    const most = Math.max(...panels.flatMap((panel) => panel.years.map((_, at) => {
      const values = layers.map((layer) => (state.measure === 'COUNT' ? countIn(layer, panel, at) : drawnShare(layer, panel, at) ?? 0));
      return stacks(state) ? values.reduce((one, other) => one + other, 0) : Math.max(...values);
    })));
    return { layers, most: state.measure === 'SHARE' ? Math.min(1, most || 1) : most };
  },

  legend({ shared, state, speech }) {
    if (isSmall(state)) return null;
    const entries = shared.layers.map(({ label, colour }) => ({ label, colour }));
    const notch = stacks(state) && overlaps(state.by);
    return notch ? [...entries, { label: speech.words.releases.notch, colour: 'notch' }] : entries;
  },

  draw(host, data, context) {
    const { state, speech, shared, width } = context;
    const { words } = speech;
    const counting = state.measure === 'COUNT';
    const { years } = data;
    const mark = (layer, at) => ({
      title: `${layer.label}, ${years[at].year}`,
      lines: [
        `${speech.models(countIn(layer, data, at))} (${speech.percent(shareIn(layer, data, at) ?? 0)})`,
        years[at].partial && words.partialYear,
      ].filter(Boolean),
      open: () => context.open({
        title: `${layer.label}, ${years[at].year}`,
        narrow: [ofYears(years[at].year, years[at].year), ofKeys(state.by, layer.keys, state)],
      }),
    });
    const chart = {
      width,
      label: `${words.releases.title}. ${words.arrows}`,
      years,
      layers: shared.layers.map((layer) => ({
        ...layer,
        of: (at) => (years[at].modelCount === null ? null
          : counting ? countIn(layer, data, at) : drawnShare(layer, data, at)),
      })),
      most: shared.most,
      overlapping: counting && overlaps(state.by),
      tick: counting ? speech.number : speech.wholePercent,
      top: counting ? ({ modelCount }) => (modelCount === null ? '' : speech.number(modelCount)) : null,
      note: ({ partial }) => (partial ? words.partial : null),
      mark,
      total: totalOf(data, shared.layers, mark, context),
    };
    (isSmall(state) ? drawMultiples : stacks(state) ? drawBars : drawLines)(host, chart);
  },

  notes(panels, context) {
    const { state, shared, speech: { words, number } } = context;
    return [
      isSmall(state) && words.multiples.note,
      isSmall(state) && overlaps(state.by) && words.multiples.overlapping,
      !isSmall(state) && overlaps(state.by) && (stacks(state) ? words.releases.overlapping(words.dimensions[state.by]) : words.releases.lines),
      ...notesOf(panels, ({ series }) => !stacks(state) && series.length > shared.layers.length
        && words.ranking.more(number(shared.layers.length), number(series.length)), context),
      state.measure === 'SHARE' && panels.some(({ years }) => leavesOut(years)) && words.fewModels(number(LEAST)),
      ...notesOf(panels, ({ unattributed }) => unattributed > 0
        && words.unattributed(number(unattributed), unattributed, words.dimensions[state.by]), context),
      panels.some(({ years }) => years.some(({ partial }) => partial)) && words.partialNote,
      state.by === 'COLLABORATION' && words.soleNote,
      state.by === 'COUNTRY' && state.countryBasis === 'RECORDED' && words.recordedNote,
    ];
  },

  table({ years, series }, { speech: { words, percent }, state }) {
    const header = [
      { name: 'year', label: words.columns.year },
      { name: state.by.toLowerCase(), label: words.dimensions[state.by] },
      { name: `${state.by.toLowerCase()}_key`, onlyInFiles: true },
      { name: 'models', label: words.columns.models, number: true },
      { name: 'share_of_year', label: words.columns.share, number: true, text: percent },
      { name: 'partial_year', label: words.columns.partial, text: (partial) => (partial === 'true' ? words.partial : '') },
    ];
    const rows = years.flatMap(({ year, partial }, at) => series
      .filter((value) => value.years[at].modelCount > 0)
      .map(({ key, label, years: values }) => [String(year), label, key, values[at].modelCount, values[at].share, String(partial)]));
    return { header, rows };
  },
};
