// Parts of tables with a column for each year.
import { ofKey, ofYears } from '../filters.js';

/** The head of a year's column; a partial year names the last day that the source covers. */
export const yearLabel = ({ year, partial }, { f, words, asOf, asOfYear }) =>
  (partial && year === asOfYear ? words.partialYear(year, f.dayOnly(asOf)) : words.year(year));

/** The first cell of a year's row. In the file, the next column says whether the year is partial. */
export const yearCell = (year, page) => ({ value: year.year, text: yearLabel(year, page), also: [String(year.partial)] });

/** Columns: the value (in the file also its key), each year, and the total. */
export const yearColumns = (years, page, { name, label }, total = page.words.total) => [
  { name, label, also: [`${name}_key`] },
  ...years.map((year) => ({ name: String(year.year), label: yearLabel(year, page), number: true })),
  { name: 'total', label: total, number: true },
];

/** Cells of a series: each year's count, and the total. */
export const seriesCells = ({ key, label, modelCount, years }, dimension, page, mark = () => false) => {
  const narrow = ofKey(dimension, key, page.state);
  const cell = (n, title, filter, marked) => ({ value: n, of: n ? page.of(title, narrow, filter) : null, mark: marked });
  return [
    ...years.map(({ year, modelCount: n }) => cell(n, `${label}, ${page.words.year(year)}`, ofYears(year, year), n > 0 && mark(year))),
    cell(modelCount, `${label}, ${page.span}`, ofYears(page.from, page.to), mark(null)),
  ];
};

/** The row for all models, which counts each model once. */
export const totalRow = (years, modelCount, page) => ({
  kind: 'sum',
  cells: [
    { value: page.words.allModels, also: ['(all)'] },
    ...years.map(({ year, modelCount: n }) => ({ value: n, of: n ? page.of(page.words.year(year), ofYears(year, year)) : null })),
    { value: modelCount, of: modelCount ? page.of(page.span, ofYears(page.from, page.to)) : null },
  ],
});

/** The entry of a year; null outside the window. */
export const inYear = (years, year) => years.find((entry) => entry.year === year) ?? null;
