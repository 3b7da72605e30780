// The share of models by number of domains, over the years. A model has one such number, so shares add up to 1 and may
// be stacked.
import { languageOf } from '../../shared/language.js';
import { ofKeys, ofYears } from '../../shared/narrow.js';
import { totalOf } from '../bar-parts.js';
import { drawBars } from '../charts/bars.js';
import { MULTIMODALITY } from '../documents.js';
import { LEAST, chooseLayers, countIn, drawnShare, leavesOut, shareIn } from './layers.js';

const BY = 'DOMAIN_COUNT';

export const multimodality = {
  id: 'multimodality',
  figure: MULTIMODALITY,
  variables: (state) => ({ language: languageOf(state) }),
  records: ({ from, to }) => ofYears(from, to),

  title: ({ words }) => words.multimodality.title,
  subtitle: ({ words }) => words.multimodality.subtitle,

  /** Uses the source's mark for multimodal models, because the number of domains counts this mark as a domain, too. */
  finding({ domains, years, lastCompleteYear }, { speech: { words, percent } }) {
    const at = years.findIndex(({ year }) => year === lastCompleteYear);
    const marked = domains.find(({ key }) => key === 'multimodal');
    if (at < 1 || !marked || years[at].modelCount < LEAST || years[at - 1].modelCount < LEAST) return null;
    const share = (year) => percent(marked.years.find((one) => one.year === year).share);
    return words.multimodality.finding(share(lastCompleteYear), lastCompleteYear, share(lastCompleteYear - 1), lastCompleteYear - 1);
  },

  shared: (panels, state, { words }) => ({ layers: chooseLayers(BY, panels.map(({ series }) => series), words.other) }),
  legend: ({ shared }) => shared.layers.map(({ label, colour }) => ({ label, colour })),

  draw(host, data, context) {
    const { speech, shared, state, width } = context;
    const { words } = speech;
    const { years } = data;
    const mark = (layer, at) => ({
      title: `${layer.label}, ${years[at].year}`,
      lines: [`${speech.percent(shareIn(layer, data, at) ?? 0)} (${speech.models(countIn(layer, data, at))})`],
      open: () => context.open({
        title: `${layer.label}, ${years[at].year}`,
        narrow: [ofYears(years[at].year, years[at].year), ofKeys(BY, layer.keys, state)],
      }),
    });
    drawBars(host, {
      width,
      label: `${words.multimodality.title}. ${words.arrows}`,
      years,
      layers: shared.layers.map((layer) => ({ ...layer, of: (at) => drawnShare(layer, data, at) ?? 0 })),
      most: 1,
      overlapping: false,
      tick: speech.wholePercent,
      top: ({ modelCount }) => (modelCount ? speech.number(modelCount) : ''),
      note: ({ partial }) => (partial ? words.partial : null),
      mark,
      total: totalOf(data, shared.layers, mark, context),
    });
  },

  notes: (panels, { speech: { words, number } }) => [
    words.multimodality.note,
    panels.some(({ years }) => leavesOut(years)) && words.fewModels(number(LEAST)),
    panels.some(({ years }) => years.some(({ partial }) => partial)) && words.partialNote,
  ],

  table({ years, series }, { speech: { words, percent } }) {
    return {
      header: [
        { name: 'year', label: words.columns.year },
        { name: 'domain_count', label: words.dimensions.DOMAIN_COUNT },
        { name: 'domain_count_key', onlyInFiles: true },
        { name: 'models', label: words.columns.models, number: true },
        { name: 'share_of_year', label: words.columns.share, number: true, text: percent },
        { name: 'partial_year', label: words.columns.partial, text: (partial) => (partial === 'true' ? words.partial : '') },
      ],
      rows: years.flatMap(({ year, partial }, at) => [...series].sort((one, other) => (one.key < other.key ? -1 : 1))
        .filter((value) => value.years[at].modelCount > 0)
        .map(({ key, label, years: values }) => [String(year), label, key, values[at].modelCount, values[at].share, String(partial)])),
    };
  },
};
