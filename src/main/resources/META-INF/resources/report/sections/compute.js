// Training compute by country, with the number of models whose compute is known. Also the record holders.
import { WINDOW } from '../documents.js';
import { allOf, ofKey, ofYears } from '../filters.js';
import { prose } from '../prose.js';
import { recordHolders } from '../records.js';
import * as sentence from '../sentences/compute.js';
import { named, tableOf } from '../table.js';
import { yearCell } from './years.js';

/** Half a year, in milliseconds. The report says that no model has passed a record if the record is older than this. */
const LONG = 180 * 86_400_000;

const COMPUTE = `compute: trends(${WINDOW}) {
  modelCount
  compute(by: COUNTRY) { key label(language: $language) modelCount known totalFlop share medianFlop largest { slug name } }
  computeGrowth { models factorPerYear factorLow factorHigh doublingMonths rSquared }
  computeFrontier { model { slug } }
}`;
const COVERAGE = `coverage: trends(${WINDOW}) {
  years { year partial }
  distribution(of: TRAINING_FLOP) { year modelCount known lowerQuartile median upperQuartile max }
}`;
// Of several largest models, the earliest one set the record, so computeFrontier has this one.
const LARGEST = `largestOfWindow: models(revision: $revision, filter: $ofWindow, first: 1,
  orderBy: [{ field: TRAINING_COMPUTE, direction: DESC }, { field: RELEASED_ON, direction: ASC }]) {
  nodes { slug name releasedOn organizations { name(language: $language) } trainingCompute { scientific } }
}`;
const RECORD = `record: trends(revision: $revision) { computeFrontier { model { slug } } }`;

export const compute = {
  id: 'compute',
  group: 'compute',
  title: ({ words }) => words.sections.compute,
  parts: () => [COMPUTE, COVERAGE, LARGEST, RECORD],
  draw(data, page) {
    const { words, f } = page;
    const { modelCount, compute: shares } = data.compute;
    if (modelCount === 0) return null;
    const known = { computeKnown: true };
    const window = ofYears(page.from, page.to);
    const flop = (value, of) => ({ value, text: value === null ? words.notKnown : f.flop(value), of: value === null ? null : of });
    const years = data.coverage.distribution;
    return [
      prose(page, page.say(sentence)(f, sentenceData(data, page))),
      tableOf({
        id: 'compute',
        title: words.tables.compute,
        columns: [
          { name: 'country', label: words.columns.country, also: ['country_key'] },
          { name: 'models', label: words.columns.models, number: true },
          { name: 'known', label: words.columns.known, number: true },
          { name: 'coverage', label: words.columns.coverage, number: true },
          { name: 'sum', label: words.columns.sum, number: true },
          { name: 'share', label: words.columns.sumShare, number: true },
          { name: 'median', label: words.columns.median, number: true },
          { name: 'largest', label: words.columns.largest, also: ['largest_key'] },
        ],
        rows: shares.filter(({ known: n }) => n > 0).map((one) => {
          const narrow = ofKey('COUNTRY', one.key, page.state);
          const all = page.of(`${one.label}, ${page.span}`, narrow, window);
          const withCompute = page.of(`${one.label}, ${words.columns.known}`, narrow, window, known);
          return [
            named(one),
            { value: one.modelCount, of: all },
            { value: one.known, of: withCompute },
            { value: one.known / one.modelCount, text: f.share(one.known / one.modelCount), of: withCompute },
            flop(one.totalFlop, withCompute),
            { value: one.share, text: one.share === null ? null : f.share(one.share), of: withCompute },
            flop(one.medianFlop, withCompute),
            one.largest && { value: one.largest.name, also: [one.largest.slug] },
          ];
        }),
        notes: [words.notes.coverage, words.notes.compute],
        parts: [COMPUTE],
      }, page),
      tableOf({
        id: 'compute-years',
        title: words.tables.computeYears,
        columns: [
          { name: 'year', label: words.columns.year, also: ['partial_year'] },
          { name: 'models', label: words.columns.models, number: true },
          { name: 'known', label: words.columns.known, number: true },
          { name: 'coverage', label: words.columns.coverage, number: true },
          { name: 'median', label: words.columns.median, number: true },
          { name: 'middle_half_low', label: words.columns.lowerQuartile, number: true },
          { name: 'middle_half_high', label: words.columns.upperQuartile, number: true },
          { name: 'max', label: words.columns.max, number: true },
        ],
        rows: years.map((one) => {
          const year = ofYears(one.year, one.year);
          const withCompute = page.of(`${words.year(one.year)}, ${words.columns.known}`, year, known);
          return [
            yearCell(data.coverage.years.find(({ year: when }) => when === one.year) ?? { year: one.year, partial: false }, page),
            { value: one.modelCount, of: one.modelCount ? page.of(words.year(one.year), year) : null },
            { value: one.known, of: one.known ? withCompute : null },
            { value: one.modelCount ? one.known / one.modelCount : null, text: one.modelCount ? f.share(one.known / one.modelCount) : null, of: one.known ? withCompute : null },
            flop(one.median, withCompute),
            flop(one.lowerQuartile, withCompute),
            flop(one.upperQuartile, withCompute),
            flop(one.max, withCompute),
          ];
        }),
        notes: [words.notes.quartiles],
        parts: [COVERAGE],
      }, page),
    ];
  },
};

function sentenceData({ compute: { modelCount, computeGrowth, computeFrontier }, coverage, largestOfWindow, record }, page) {
  // The filter also finds models whose compute the source records as 0. Such a compute counts as not known.
  const model = largestOfWindow.nodes.find(({ trainingCompute }) => trainingCompute);
  const known = coverage.distribution.reduce((sum, one) => sum + one.known, 0);
  const onRecord = Boolean(model) && model.slug === record.computeFrontier.at(-1)?.model.slug;
  return {
    span: page.spanLabel,
    total: modelCount,
    onRecord,
    largest: model ? {
      model: model.name,
      organization: model.organizations.map(({ name }) => name).join('·') || null,
      releasedOn: model.releasedOn,
      flop: model.trainingCompute.scientific,
      of: page.ofModel(model),
    } : null,
    growth: computeGrowth && {
      models: computeGrowth.models, factor: computeGrowth.factorPerYear, fit: computeGrowth.rSquared, months: computeGrowth.doublingMonths,
      of: { title: page.words.recordHolders, ...recordHolders(page) },
    },
    records: computeFrontier.length,
    unpassed: onRecord && new Date(page.asOf) - new Date(model.releasedOn) > LONG,
    unknown: {
      n: modelCount - known,
      share: (modelCount - known) / modelCount,
      of: { title: page.words.withoutCompute, filter: allOf({ computeKnown: false }, ofYears(page.from, page.to)) },
    },
  };
}
