// All models by date, with their training compute or their parameters.
import { formats } from '../../shared/format.js';
import { languageOf } from '../../shared/language.js';
import { allOf, ofYears } from '../../shared/narrow.js';
import { QueryError } from '../../shared/query.js';
import { drawScatter } from '../charts/scatter.js';
import { SCATTER } from '../documents.js';
import { choicesOf, matcher } from '../highlight.js';
import { notesOf } from '../panels.js';
import { MOST_POINTS, readPoints } from '../points.js';
import { axisDays } from './days.js';
import { scatterControls } from './scatter-controls.js';

/** Tolerance for rounding errors of numbers that were transferred as JSON. */
const NOISE = 1e-9;
const MOST_NAMES = 20;
/** Matches texts that the API can search for: those with a letter or a digit. */
const SEARCHABLE = /[\p{L}\p{N}]/u;
/** The limits of the API on a search text: characters, words, and characters of a word. */
const LONGEST_TEXT = 200;
const MOST_WORDS = 10;
const LONGEST_WORD = 64;
const SHAPES = { CONFIDENT: 'sure', LIKELY: 'unsure', SPECULATIVE: 'unsure' };
/** For each confidence, the factor within which the source expects the true value, with a probability of 90 %. */
const FACTORS = { CONFIDENT: 3, LIKELY: 10, SPECULATIVE: 30 };

const byParameters = ({ form }) => form.includes('SCATTER_PARAMETERS');
const isLinear = ({ form }) => form.includes('SCATTER_LINEAR');
const named = (values) => values.map(({ name }) => name);
const computeOf = ({ trainingCompute }) => trainingCompute?.flop ?? null;
/** The parameters of a model; null for 0, which a publisher may state: no model has 0 parameters, and 0 has no logarithm. */
const parametersOf = ({ parameters }) => parameters || null;
const { amount: koreanAmount } = formats('ko');
/** A number of parameters. */
const amount = (value, { language, compact }) => (language === 'ko' ? koreanAmount(value) : compact(value));
/** A number of parameters on the axis, which has no space for two units, such as 1조 5,000억. */
const tickOf = (value, speech) => (amount(value, speech).includes(' ') ? speech.compact(value) : amount(value, speech));
const valueOf = (state) => (byParameters(state) ? parametersOf : computeOf);

/** The points of a search. None if the API refuses the text, for example because it has too many words. */
async function search(read) {
  try {
    return await read();
  } catch (error) {
    if (error instanceof QueryError && error.code === 'BAD_USER_INPUT') return [];
    throw error;
  }
}

/** Splits a name into words, usually at least as many as the API counts in the name. */
const wordsOf = (name) => name.split(/[^\p{L}\p{N}]+|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u);
const isText = (name) => SEARCHABLE.test(name) && name.length <= LONGEST_TEXT && wordsOf(name).length <= MOST_WORDS
  && wordsOf(name).every((word) => word.length <= LONGEST_WORD);

/** The filter for one point: by name, day, developer and values. It may also match a model with a longer name. */
function onlyThis({ name, releasedOn, organizations, trainingCompute, parameters, confidence }) {
  const flop = trainingCompute?.flop;
  return {
    releasedFrom: releasedOn, releasedTo: releasedOn, confidence: [confidence],
    ...(isText(name) && { text: name }),
    ...(organizations.length && { organizations: [organizations[0].slug], organizationBasis: 'RECORDED' }),
    ...(flop ? { minTrainingFlop: flop * (1 - NOISE), trainingFlopBelow: flop * (1 + NOISE) } : { computeKnown: false }),
    ...(parameters !== null && { minParameters: parameters * (1 - NOISE), maxParameters: parameters * (1 + NOISE) }),
  };
}

export const scatter = {
  id: 'scatter',
  figure: SCATTER,
  variables: () => ({}),
  records: ({ from, to }) => ofYears(from, to),
  controls: scatterControls,

  title: ({ words }) => words.scatter.title,
  subtitle: ({ words }, state) => words.scatter.subtitle(byParameters(state), isLinear(state)),

  /** Adds the points, for which it sends further requests. */
  async complete(data, { filter, state, signal }) {
    const read = (some) => readPoints(data, some, { countryBasis: state.countryBasis, language: languageOf(state) }, signal);
    const points = await read(filter);
    const choices = choicesOf(points);
    let isLit = matcher(state.highlight, choices);
    // If no point matches, search by the API, which also finds former names, other languages, and words with a wrong letter.
    if (SEARCHABLE.test(state.highlight) && !points.some(isLit)) {
      const found = new Set((await search(() => read(allOf(filter, { text: state.highlight })))).map(({ slug }) => slug));
      isLit = ({ slug }) => found.has(slug);
    }
    return { ...data, points, choices, isLit };
  },
  isEmpty: (data) => data.points.length === 0,

  finding({ points }, { state, speech }) {
    const { words: { scatter: words }, number, scientific, list } = speech;
    const known = points.filter((point) => valueOf(state)(point) !== null);
    if (!known.length) return null;
    const largest = known.reduce((one, other) => (valueOf(state)(other) > valueOf(state)(one) ? other : one));
    const value = valueOf(state)(largest);
    return words.finding(byParameters(state), number(known.length), number(points.length), largest.name,
      list(named(largest.organizations)), byParameters(state) ? amount(value, speech) : `${scientific(value)} FLOP`);
  },

  shared(panels, state) {
    const known = panels.flatMap(({ points }) => points.map(valueOf(state)).filter((value) => value !== null));
    const values = known.length ? known.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)],
      [Infinity, 0]) : [1, 10];
    return { days: axisDays(panels, panels.flatMap(({ points }) => points.map(({ releasedOn }) => releasedOn))), values };
  },

  legend: ({ state, speech: { words } }) => [
    { label: words.frontier.sure, colour: 'sure' },
    { label: words.scatter.unsure, colour: 'unsure' },
    { label: words.scatter.unstated, colour: 'unstated' },
    state.highlight && { label: words.scatter.lit, colour: 'lit' },
  ].filter(Boolean),

  draw(host, { points, isLit }, context) {
    const { state, speech, shared, width } = context;
    const { words } = speech;
    const parameters = byParameters(state);
    const ofInterest = namesOf(points, state, isLit);
    drawScatter(host, {
      width,
      label: `${words.scatter.title}. ${words.scatter.arrows}`,
      ...shared,
      log: !isLinear(state),
      faded: Boolean(state.highlight),
      points: points.map((point) => ({
        point,
        key: point.slug,
        day: point.releasedOn,
        value: valueOf(state)(point),
        shape: SHAPES[point.confidence] ?? 'unstated',
        factor: FACTORS[point.confidence] ?? null,
        lit: isLit(point),
        name: ofInterest.has(point) ? point.name : null,
      })),
      tick: (value) => (parameters ? tickOf(value, speech) : value === 0 ? '0' : speech.scientific(value)),
      unit: parameters ? words.scatter.parameters : 'FLOP',
      unknown: words.record.unknown,
      mark: ({ point }) => ({
        title: point.name,
        lines: linesOf(point, speech),
        open: () => context.open({ title: point.name, narrow: [onlyThis(point)] }),
      }),
    });
  },

  notes(panels, context) {
    const { state, speech: { words, number } } = context;
    const unknownIn = ({ points }) => points.filter((point) => valueOf(state)(point) === null).length;
    return [
      ...notesOf(panels, (data) => words.scatter.unknown(byParameters(state), number(unknownIn(data)), number(data.points.length), unknownIn(data)), context),
      ...notesOf(panels, ({ points, modelCount }) => points.length < modelCount && words.scatter.most(number(MOST_POINTS), number(modelCount)), context),
      words.scatter.confidence,
      state.highlight && state.countryBasis === 'RECORDED' && words.recordedNote,
    ];
  },

  table({ points, isLit }, { state, speech }) {
    const { words, day, scientific, list } = speech;
    return {
      header: [
        { name: 'released_on', label: words.columns.released, text: day },
        { name: 'model', label: words.columns.model },
        { name: 'model_key', onlyInFiles: true },
        { name: 'organizations', label: words.columns.organizations, text: list },
        { name: 'organization_keys', onlyInFiles: true },
        { name: 'countries', label: words.columns.countries, text: list },
        { name: 'country_keys', onlyInFiles: true },
        { name: 'training_flop', label: words.columns.flop, number: true, text: scientific },
        { name: 'parameters', label: words.scatter.parameters, number: true, text: (value) => amount(value, speech) },
        { name: 'confidence', label: words.dimensions.CONFIDENCE, text: (confidence) => words.confidences[confidence] },
      ],
      rows: points.filter((point) => !state.highlight || isLit(point)).reverse().map((point) => [point.releasedOn, point.name, point.slug,
        named(point.organizations), point.organizations.map(({ slug }) => slug), named(point.countries), point.countries.map(({ code }) => code),
        computeOf(point), parametersOf(point), point.confidence]),
    };
  },
};

/** The points whose names are drawn: the highlighted points, largest first, or else the largest point of each year. */
function namesOf(points, state, isLit) {
  const value = valueOf(state);
  const known = points.filter((point) => value(point) !== null).sort((one, other) => value(other) - value(one));
  if (state.highlight) return new Set(known.filter(isLit).slice(0, MOST_NAMES));
  const years = new Map();
  for (const point of known) {
    const year = point.releasedOn.slice(0, 4);
    if (!years.has(year)) years.set(year, point);
  }
  return new Set(years.values());
}

function linesOf(point, speech) {
  const { words, list, day, scientific } = speech;
  const flop = computeOf(point);
  return [
    list(named(point.organizations)),
    list(named(point.countries)),
    day(point.releasedOn),
    flop === null ? words.scatter.noCompute : `${scientific(flop)} FLOP`,
    point.parameters === null ? words.scatter.noParameters : words.scatter.parametersOf(amount(point.parameters, speech)),
    `${words.dimensions.CONFIDENCE}: ${words.confidences[point.confidence]}`,
  ].filter(Boolean);
}
