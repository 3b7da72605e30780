// How many models were released, how the number grew, and the year that the data does not cover to its end.
import { WINDOW } from '../documents.js';
import { ofYears } from '../filters.js';
import { LEAST } from '../least.js';
import { prose } from '../prose.js';
import * as change from '../sentences/change.js';
import * as growth from '../sentences/growth.js';
import * as partial from '../sentences/partial.js';
import * as total from '../sentences/total.js';
import { columnChart } from '../charts.js';
import { tableOf } from '../table.js';
import { yearCell } from './years.js';

const TOTAL = `total: trends(${WINDOW}) {
  modelCount
  sources { attribution licence url } otherSources
  years { year partial modelCount change growthRate cumulative }
  countries: ranking(by: COUNTRY) { key }
  organizations: ranking(by: ORGANIZATION) { key }
}`;
const HISTORY = `history: trends(revision: $revision) {
  years { year partial modelCount }
}`;
const COMPLETE = `complete: trends(revision: $revision, from: $from, to: $complete) {
  compoundAnnualGrowthRate
}`;

export const overview = {
  id: 'overview',
  group: 'overview',
  title: ({ words }) => words.sections.overview,
  parts: ({ complete, from }) => [TOTAL, HISTORY, ...(complete !== null && complete > from ? [COMPLETE] : [])],
  draw(data, page) {
    const { f, words, say } = page;
    if (data.total.modelCount === 0) return null;
    const { years } = data.total;
    return [
      prose(page, totalSentence(data, page), say(growth)(f, growthOf(data, page))),
      prose(page, say(change)(f, changeOf(data, page) ?? NOTHING), partialOf(data, page)),
      columnChart(years.map((year) => ({ ...year, label: String(year.year) })), words.charts.years, page),
      tableOf({
        id: 'years',
        title: words.tables.years,
        columns: [
          { name: 'year', label: words.columns.year, also: ['partial_year'] },
          { name: 'models', label: words.columns.models, number: true },
          { name: 'change', label: words.columns.change, number: true },
          { name: 'growth', label: words.columns.growth, number: true },
          { name: 'cumulative', label: words.columns.cumulative, number: true },
        ],
        rows: years.map((year) => {
          const here = page.of(words.year(year.year), ofYears(year.year, year.year));
          return [
            yearCell(year, page),
            { value: year.modelCount, of: year.modelCount ? here : null },
            { value: year.change, text: year.partial ? words.partialCell : year.change === null ? null : signed(year.change, f), of: year.partial ? null : here },
            { value: year.growthRate, text: year.partial ? words.partialCell : rate(year, f), of: year.partial || rate(year, f) === null ? null : here },
            { value: year.cumulative, of: year.cumulative ? page.of(f.range(page.from, year.year), ofYears(page.from, year.year)) : null },
          ];
        }),
        notes: [words.notes.scope, words.notes.growthBase, years.some((year) => year.partial) && words.notes.partial],
        parts: [TOTAL],
      }, page),
    ];
  },
};

const NOTHING = { year: 0, now: { n: 0 }, before: { n: 0 }, firstFallSince: null, late: false };
const signed = (n, f) => (n > 0 ? `+${f.number(n)}` : n < 0 ? `−${f.number(-n)}` : '0');

function rate({ modelCount, change: d, growthRate }, f) {
  if (growthRate === null || modelCount - d < LEAST) return null;
  return `${growthRate > 0 ? '+' : growthRate < 0 ? '−' : ''}${f.rate(Math.abs(growthRate))}`;
}

/** The first sentence, which also opens the report. */
export function totalSentence({ total: data }, page) {
  const until = page.to === page.partialYear ? page.asOf : null;
  return page.say(total)(page.f, {
    from: page.from, to: page.to, until, count: data.modelCount, organizations: data.organizations.length,
    countries: data.countries.length, of: page.of(page.span, ofYears(page.from, page.to)),
  });
}

const counted = (page) => ({ year, modelCount }) => ({ year, n: modelCount, of: page.of(page.words.year(year), ofYears(year, year)) });

const growthOf = ({ total: { years }, complete }, page) => ({
  years: years.filter(({ partial: cut }) => !cut).map(counted(page)),
  rate: complete?.compoundAnnualGrowthRate ?? null,
});

/** The last complete year compared with the year before, which may lie outside the window; null without such a year. */
function changeOf({ history: { years } }, page) {
  const at = years.findIndex(({ year }) => year === page.complete);
  if (at < 1) return null;
  const fallsBefore = years.slice(1, at).some(({ modelCount }, before) => modelCount < years[before].modelCount);
  const since = Math.max(page.from, years[0].year);
  return {
    year: page.complete,
    now: counted(page)(years[at]),
    before: counted(page)(years[at - 1]),
    firstFallSince: !fallsBefore && page.complete - since >= 3 ? since : null,
    late: page.complete >= page.asOfYear - 1,
  };
}

/** The sentence about the partial year; null unless the window contains this year, or ends right before it. */
function partialOf({ history: { years } }, page) {
  if (page.partialYear === null || page.to < page.partialYear - 1) return null;
  const year = years.find((entry) => entry.year === page.partialYear);
  return page.say(partial)(page.f, {
    year: page.partialYear, asOf: page.asOf, count: year?.modelCount ?? 0,
    of: page.of(page.words.year(page.partialYear), ofYears(page.partialYear, page.partialYear)),
  });
}
