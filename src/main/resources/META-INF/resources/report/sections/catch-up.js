// When each country first reached a level of compute. Includes the years before the window, to name the very first country.
import { prose } from '../prose.js';
import * as sentence from '../sentences/catch-up.js';
import { named, tableOf } from '../table.js';

const CATCH_UP = `catchUp: trends(revision: $revision, to: $to, countryBasis: $countryBasis) {
  e24: catchUp(flop: 1e24) { key label(language: $language) reachedOn daysAfterFirst model { slug name } }
  e25: catchUp(flop: 1e25) { key label(language: $language) reachedOn daysAfterFirst model { slug name } }
}`;

export const catchUp = {
  id: 'catch-up',
  group: 'compute',
  title: ({ words }) => words.sections.catchUp,
  parts: () => [CATCH_UP],
  draw({ catchUp: { e24, e25 } }, page) {
    const { words, f } = page;
    const levels = [[1e25, e25], [1e24, e24]].filter(([, reached]) => reached.length > 0);
    if (!levels.length) return null;
    return [
      prose(page, ...levels.map(([flop, reached]) => page.say(sentence)(f, {
        flop,
        reached: reached.map((one) => ({ label: one.label, reachedOn: one.reachedOn, days: one.daysAfterFirst, of: page.ofModel(one.model) })),
        country: page.countryName,
        until: page.to < page.asOfYear ? page.to : null,
        has: reached.some(({ key }) => key === page.state.country),
      }))),
      tableOf({
        id: 'catch-up',
        title: words.tables.catchUp,
        columns: [
          { name: 'flop', label: words.columns.level },
          { name: 'country', label: words.columns.country, also: ['country_key'] },
          { name: 'model', label: words.columns.model, also: ['model_key'] },
          { name: 'reached', label: words.columns.reached, tight: true },
          { name: 'days', label: words.columns.days, number: true },
        ],
        rows: levels.flatMap(([flop, reached]) => reached.map((one) => [
          { value: flop, text: f.flop(flop) },
          named(one),
          { value: one.model.name, also: [one.model.slug] },
          { value: one.reachedOn, text: f.day(one.reachedOn) },
          { value: one.daysAfterFirst, of: page.ofModel(one.model) },
        ])),
        notes: [words.notes.catchUp],
        parts: [CATCH_UP],
      }, page),
    ];
  },
};
