// Chooses the layers of a chart from the values of a dimension, with their order and colours.

/** Dimensions with exactly one value for each model. Only these may be stacked to 100 %. */
const SINGLE = ['DOMAIN_COUNT', 'TASK_COUNT', 'COLLABORATION', 'ACCESSIBILITY', 'CONFIDENCE', 'COMPUTE_MAGNITUDE'];
/** Dimensions whose values are ordered, shown by steps of one colour. */
const ORDERED = {
  DOMAIN_COUNT: ['0', '1', '2', '3+'],
  TASK_COUNT: ['0', '1', '2', '3', '4', '5+'],
  CONFIDENCE: ['UNKNOWN', 'UNVERIFIED', 'SPECULATIVE', 'LIKELY', 'CONFIDENT'],
};
const NOTHING_KNOWN = ['0', 'UNKNOWN', 'unknown'];
/** Maximum number of layers with their own colours: some readers could not tell more colours apart (colours.test.js). */
const MOST = 6;

/** Minimum number of models for a share. A share of fewer models would depend mostly on chance. */
export const LEAST = 10;

export const overlaps = (dimension) => !SINGLE.includes(dimension);

/**
 * Chooses the layers for all panels together, so that a value has one colour in all of them.
 * @param {string} dimension
 * @param {Array<Array<{key: string, label: string, modelCount: number}>>} panels the series of each panel
 * @param {string} other label of the remaining values
 * @returns {Array<{keys: string[], label: string, colour: string, rest: boolean}>} from the bottom up
 */
export function chooseLayers(dimension, panels, other) {
  const all = new Map();
  for (const { key, label, modelCount } of panels.flat()) {
    all.set(key, { key, label, modelCount: Math.max(modelCount, all.get(key)?.modelCount ?? 0) });
  }
  const values = [...all.values()].sort((one, two) => two.modelCount - one.modelCount || (one.key < two.key ? -1 : 1));
  if (dimension in ORDERED || dimension === 'COMPUTE_MAGNITUDE') return ramp(dimension, values);
  const known = values.filter(({ key }) => !NOTHING_KNOWN.includes(key));
  const shown = known.length > MOST ? known.slice(0, MOST) : values;
  let colour = 0;
  const layers = shown.map(({ key, label }) => ({
    keys: [key], label, colour: NOTHING_KNOWN.includes(key) ? 'rest' : `c${colour++}`, rest: false,
  }));
  const rest = values.filter((value) => !shown.includes(value)).map(({ key }) => key);
  return rest.length ? [...layers, { keys: rest, label: other, colour: 'rest', rest: true }] : layers;
}

/** The most frequent values, which get small charts, in the same order for all panels. */
export function mostFrequent(panels, most) {
  const all = new Map();
  for (const { key, label, modelCount } of panels.flat()) {
    all.set(key, { keys: [key], label, modelCount: Math.max(modelCount, all.get(key)?.modelCount ?? 0), rest: false });
  }
  return [...all.values()].filter(({ modelCount }) => modelCount > 0)
    .sort((one, two) => two.modelCount - one.modelCount || (one.keys[0] < two.keys[0] ? -1 : 1)).slice(0, most);
}

function ramp(dimension, values) {
  const order = (key) => (dimension === 'COMPUTE_MAGNITUDE' ? Number(key) || 0 : ORDERED[dimension].indexOf(key));
  const sorted = [...values].sort((one, other) => order(one.key) - order(other.key));
  const known = sorted.filter(({ key }) => !NOTHING_KNOWN.includes(key)).length;
  let step = 0;
  return sorted.map(({ key, label }) => ({
    keys: [key],
    label,
    colour: NOTHING_KNOWN.includes(key) ? 'rest' : `q${Math.round(((++step) / Math.max(known, 2)) * 5)}`,
    rest: false,
  }));
}

/**
 * The number of models of a layer in a year. The numbers of the remaining values are never added, because a model may have
 * several of these values.
 * @param {{years: Array, series: Array, rest: Array|undefined}} panel rest: by year, the number of models that have at least
 *   one of the remaining values
 */
export function countIn(layer, { years, series, rest }, at) {
  const own = layer.rest ? rest : series.find(({ key }) => key === layer.keys[0])?.years;
  return own?.find(({ year }) => year === years[at].year)?.modelCount ?? 0;
}

/** Share of a layer in the year's models; null for a year without models. */
export function shareIn(layer, panel, at) {
  const { modelCount } = panel.years[at];
  return modelCount ? countIn(layer, panel, at) / modelCount : null;
}

/** The share that a chart draws; null for a year with too few models. If no year has enough, the chart draws all years. */
export function drawnShare(layer, panel, at) {
  return panel.years[at].modelCount < leastIn(panel.years) ? null : shareIn(layer, panel, at);
}

/** Whether the shares of some years are left out because these years have few models. */
export const leavesOut = (years) => years.some(({ modelCount }) => modelCount > 0 && modelCount < leastIn(years));

const leastIn = (years) => (years.some(({ modelCount }) => modelCount >= LEAST) ? LEAST : 1);
