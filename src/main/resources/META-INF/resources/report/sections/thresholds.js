// How many models reach a level of compute, with the certainty of the estimates.
import { WINDOW } from '../documents.js';
import { allOf, ofYears } from '../filters.js';
import { prose } from '../prose.js';
import { atThreshold } from '../records.js';
import * as sentence from '../sentences/thresholds.js';
import { tableOf } from '../table.js';

const LEVELS = [1e24, 1e25, 1e26];
const THRESHOLDS = `thresholds: trends(${WINDOW}) {
  modelCount
  thresholds(flop: [${LEVELS.map((level) => level.toExponential().replace('+', '')).join(', ')}]) { flop certain byEstimate possible unknown }
}`;

export const thresholds = {
  id: 'thresholds',
  group: 'compute',
  title: ({ words }) => words.sections.thresholds,
  parts: () => [THRESHOLDS],
  draw({ thresholds: { modelCount, thresholds: levels } }, page) {
    const { words, f } = page;
    if (modelCount === 0) return null;
    const of = (flop, certainty, n) => (n ? { title: `${f.flop(flop)} FLOP: ${words.certainties[certainty]}`, ...atThreshold(flop, certainty, page) } : null);
    const cell = ({ flop }, certainty, n) => ({ value: n, of: of(flop, certainty, n) });
    const unknown = { title: words.withoutCompute, filter: allOf({ computeKnown: false }, ofYears(page.from, page.to)) };
    return [
      prose(page, ...levels.filter(({ flop }) => flop >= 1e25).map((level) => page.say(sentence)(f, {
        span: page.spanLabel,
        flop: level.flop,
        certain: { n: level.certain, of: of(level.flop, 'CERTAIN', level.certain) },
        estimated: { n: level.byEstimate, of: of(level.flop, 'BY_ESTIMATE', level.byEstimate) },
        possible: { n: level.possible, of: of(level.flop, 'POSSIBLE', level.possible) },
        unknown: level.unknown,
      })), page.say(sentence.unestimated)(f, { n: levels[0].unknown, of: unknown })),
      tableOf({
        id: 'thresholds',
        title: words.tables.thresholds,
        columns: [
          { name: 'flop', label: words.columns.level },
          { name: 'certain', label: words.certainties.CERTAIN, number: true },
          { name: 'by_estimate', label: words.certainties.BY_ESTIMATE, number: true },
          { name: 'possible', label: words.certainties.POSSIBLE, number: true },
          { name: 'unknown', label: words.certainties.UNKNOWN, number: true },
        ],
        rows: levels.map((level) => [
          { value: level.flop, text: f.flop(level.flop) },
          cell(level, 'CERTAIN', level.certain),
          cell(level, 'BY_ESTIMATE', level.byEstimate),
          cell(level, 'POSSIBLE', level.possible),
          { value: level.unknown, of: level.unknown ? unknown : null },
        ]),
        notes: [words.notes.thresholds],
        parts: [THRESHOLDS],
      }, page),
    ];
  },
};
