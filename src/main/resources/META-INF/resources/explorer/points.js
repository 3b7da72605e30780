// The models of the scatter, read page by page at one revision.
import { allOf, ofYears } from '../shared/narrow.js';
import { ask } from '../shared/query.js';
import { POINTS } from './documents.js';

/** Maximum number of points. A browser draws them in well under a second. If there are more models, the newest are drawn. */
export const MOST_POINTS = 5000;
/** Maximum number of models that the API returns at once. */
const PAGE = 100;
/** Number of parallel requests. Browsers open six connections to a server, and other figures load at the same time. */
const CHAINS = 4;
/** Number of the latest answers that are kept, so that a highlight or another axis needs no request. */
const MOST_KEPT = 4;

const kept = new Map();

/**
 * Divides the years into spans, newest first, which are read in parallel. Years with few models share a span.
 * @param {Array<{year: number, modelCount: number}>} counts
 * @returns {Array<{from: number, to: number, models: number}>} spans, each with the number of its newest models to read:
 *   MOST_POINTS in total, or all
 */
function spansOf(counts) {
  const spans = [];
  let taken = 0;
  for (const { year, modelCount } of [...counts].sort((one, other) => other.year - one.year)) {
    const models = Math.min(modelCount, MOST_POINTS - taken);
    taken += models;
    const last = spans.at(-1);
    if (last && last.models + models <= PAGE) Object.assign(last, { from: year, models: last.models + models });
    else spans.push({ from: year, to: year, models });
  }
  return spans.filter(({ models }) => models > 0);
}

/**
 * The models that a filter selects, by date of release.
 * @param {object} trends revision and number of models by year (counts)
 * @param {object|null} filter
 * @param {{countryBasis: string, language: string}} variables
 * @param {AbortSignal} signal
 * @returns {Promise<object[]>} the newest models, at most MOST_POINTS
 * @throws {QueryError} if any page cannot be read, because a part of the models would mislead
 */
export async function readPoints(trends, filter, variables, signal) {
  const spans = spansOf(trends.counts);
  const key = JSON.stringify([trends.revision.number, spans, filter, variables]);
  const known = kept.get(key);
  if (known) return known;
  const waiting = [...spans];
  const read = [];
  await Promise.all(Array.from({ length: CHAINS }, async () => {
    for (let span = waiting.shift(); span; span = waiting.shift()) {
      let after;
      let left = span.models;
      do {
        const { models } = await ask(POINTS, {
          revision: trends.revision.number, filter: allOf(ofYears(span.from, span.to), filter), ...variables, first: Math.min(PAGE, left), after,
        }, signal);
        read.push(...models.nodes);
        left -= models.nodes.length;
        after = models.pageInfo.hasNextPage ? models.pageInfo.endCursor : null;
      } while (after && left > 0);
    }
  }));
  read.sort((one, other) => (one.releasedOn + one.slug < other.releasedOn + other.slug ? -1 : 1));
  const points = read.slice(-MOST_POINTS);
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value);
  kept.set(key, points);
  return points;
}
