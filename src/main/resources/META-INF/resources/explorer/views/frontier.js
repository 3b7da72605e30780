// Records of training compute, and their growth.
import { languageOf } from '../../shared/language.js';
import { ofYears } from '../../shared/narrow.js';
import { drawFrontier } from '../charts/frontier.js';
import { FRONTIER } from '../documents.js';
import { switchAlone } from '../form-switch.js';
import { notesOf } from '../panels.js';
import { axisDays, knownUntil } from './days.js';

/** Tolerance for rounding errors of a sum that was transferred as JSON. */
const ALMOST = 1 - 1e-9;

const isLinear = ({ form }) => form.includes('FRONTIER_LINEAR');

/**
 * Maximum number of records that one filter can select, because each record needs 3 of a filter's 100 conditions. If there
 * are more records, the list has all models with known compute.
 */
const MOST_LISTED = 30;

/** The filter for the holder of a record. It matches no other model, because no model of that day is larger. */
const recordHolder = ({ flop, model: { releasedOn } }) =>
  ({ releasedFrom: releasedOn, releasedTo: releasedOn, minTrainingFlop: flop * ALMOST });

const daysOf = ({ computeFrontier }) => computeFrontier.map(({ model }) => model.releasedOn);

export const frontier = {
  id: 'frontier',
  figure: FRONTIER,
  variables: (state) => ({ language: languageOf(state) }),
  records: ({ from, to, computeFrontier }) => (computeFrontier.length <= MOST_LISTED
    ? { any: computeFrontier.map(recordHolder) } : { ...ofYears(from, to), computeKnown: true }),
  controls: (page) => switchAlone(page, page.speech.words.scale.title, 'FRONTIER_LINEAR', page.speech.words.scale.scales),
  isEmpty: (data) => data.computeFrontier.length === 0,
  dimension: () => 'COMPUTE_MAGNITUDE',
  /** Models from before the window compete for records, too. */
  otherReason: ({ modelCount, thresholds }, words) => (thresholds[0].unknown < modelCount ? words.frontier.noRecord : null),

  title: ({ words }) => words.frontier.title,
  subtitle: ({ words }, state) => words.frontier.subtitle(isLinear(state)),

  finding({ computeGrowth: growth }, { speech: { words, decimal, fine, number } }) {
    if (!growth) return words.frontier.noGrowth;
    const { factorPerYear, doublingMonths, rSquared, models } = growth;
    return words.frontier.finding(decimal(factorPerYear), doublingMonths === null ? null : decimal(doublingMonths),
      number(models), fine(rSquared));
  },

  shared(panels) {
    const flops = panels.flatMap(({ computeFrontier }) => computeFrontier.map(({ flop }) => flop));
    return { days: axisDays(panels, panels.flatMap(daysOf)), flops: [Math.min(...flops), Math.max(...flops)] };
  },

  legend: ({ speech: { words } }) => [
    { label: words.frontier.sure, colour: 'dot' },
    { label: words.frontier.unsure, colour: 'ring' },
    { label: words.frontier.fit, colour: 'fit' },
  ],

  draw(host, data, context) {
    const { speech, shared, state, width } = context;
    const { words } = speech;
    drawFrontier(host, {
      width,
      label: `${words.frontier.title}. ${words.arrows}`,
      ...shared,
      until: knownUntil(data, daysOf(data)),
      log: !isLinear(state),
      factorPerYear: data.computeGrowth?.factorPerYear ?? null,
      points: data.computeFrontier.map(({ flop, factor, model }) => ({
        flop, factor, model, day: model.releasedOn, name: model.name, sure: model.confidence === 'CONFIDENT',
      })),
      tick: (flop) => (flop === 0 ? '0' : speech.scientific(flop)),
      unit: 'FLOP',
      mark: ({ model, factor, flop, day }) => ({
        key: model.slug,
        title: model.name,
        lines: [
          speech.list(model.organizations.map(({ name }) => name)),
          speech.day(day),
          `${speech.scientific(model.trainingCompute.scientific)} FLOP`,
          factor && words.frontier.factor(speech.fine(factor)),
          words.confidences[model.confidence],
        ].filter(Boolean),
        open: () => context.open({
          title: model.name,
          narrow: [recordHolder({ flop, model })],
        }),
      }),
    });
  },

  notes(panels, context) {
    const { words, number } = context.speech;
    return [
      ...notesOf(panels, ({ thresholds, modelCount }) => words.frontier.unknown(number(thresholds[0].unknown), number(modelCount)), context),
      panels.some(({ computeGrowth }) => computeGrowth) && words.frontier.method,
    ];
  },

  table(data, { speech: { words, day, fine, scientific, list } }) {
    return {
      header: [
        { name: 'released_on', label: words.columns.released, text: day },
        { name: 'model', label: words.columns.model },
        { name: 'model_key', onlyInFiles: true },
        { name: 'organizations', label: words.columns.organizations, text: list },
        { name: 'organization_keys', onlyInFiles: true },
        { name: 'training_flop', label: words.columns.flop, number: true, text: scientific },
        { name: 'factor', label: words.columns.factor, number: true, text: (factor) => words.frontier.times(fine(factor)) },
        { name: 'confidence', label: words.dimensions.CONFIDENCE, text: (confidence) => words.confidences[confidence] },
      ],
      rows: data.computeFrontier.map(({ flop, factor, model }) => [
        model.releasedOn, model.name, model.slug, model.organizations.map(({ name }) => name), model.organizations.map(({ slug }) => slug),
        flop, factor, model.confidence,
      ]),
    };
  },
};
