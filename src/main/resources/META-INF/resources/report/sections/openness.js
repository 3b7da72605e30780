// Models with open weights by year.
import { WINDOW } from '../documents.js';
import { ofKey, ofYears } from '../filters.js';
import { prose } from '../prose.js';
import { open } from '../sentences/shares.js';
import { named, tableOf } from '../table.js';
import { inYear, seriesCells, totalRow, yearColumns } from './years.js';

const BY_OPENNESS = `byOpenness: trends(${WINDOW}) {
  modelCount years { year partial modelCount }
  series(by: OPENNESS) { key label(language: $language) modelCount share years { year modelCount share } }
}`;

export const openness = {
  id: 'openness',
  group: 'developers',
  title: ({ words }) => words.sections.openness,
  parts: () => [BY_OPENNESS],
  draw({ byOpenness: { modelCount, years, series } }, page) {
    const { words } = page;
    if (modelCount === 0) return null;
    const worded = series.map((one) => ({ ...one, label: words.opennesses[one.key] ?? one.label }));
    const weights = series.find(({ key }) => key === 'OPEN_WEIGHTS');
    const at = (year) => {
      const all = inYear(years, year);
      return all && {
        n: weights ? inYear(weights.years, year).modelCount : 0,
        all: all.modelCount,
        of: page.of(`${words.opennesses.OPEN_WEIGHTS}, ${words.year(year)}`, ofKey('OPENNESS', 'OPEN_WEIGHTS', page.state), ofYears(year, year)),
      };
    };
    return [
      page.complete !== null && prose(page, page.say(open)(page.f, { year: page.complete, now: at(page.complete), before: at(page.complete - 1) })),
      tableOf({
        id: 'openness',
        title: words.tables.openness,
        columns: yearColumns(years, page, { name: 'openness', label: words.columns.openness }),
        rows: [...worded.map((one) => [named(one), ...seriesCells(one, 'OPENNESS', page)]), totalRow(years, modelCount, page)],
        notes: [words.notes.openness],
        parts: [BY_OPENNESS],
        chart: { series: worded, years },
      }, page),
    ];
  },
};
