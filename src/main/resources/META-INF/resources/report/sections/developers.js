// The developers of models: one organization or several, and their sectors.
import { WINDOW } from '../documents.js';
import { ofKey, ofYears } from '../filters.js';
import { LEAST } from '../least.js';
import { prose } from '../prose.js';
import * as sentence from '../sentences/developers.js';
import { named, tableOf } from '../table.js';
import { shareCell } from './domains.js';
import { inYear, seriesCells, totalRow, yearColumns } from './years.js';

const series = (by) => `series(by: ${by}) { key label(language: $language) modelCount share years { year modelCount share } }`;
const BY_COLLABORATION = `byCollaboration: trends(${WINDOW}) {
  modelCount years { year partial modelCount }
  ${series('COLLABORATION')}
}`;
const BY_SECTOR = `bySector: trends(${WINDOW}) {
  modelCount years { year partial modelCount }
  ${series('SECTOR')}
}`;

export const developers = {
  id: 'developers',
  group: 'developers',
  title: ({ words }) => words.sections.developers,
  parts: () => [BY_COLLABORATION, BY_SECTOR],
  draw(data, page) {
    const { words } = page;
    const { byCollaboration, bySector } = data;
    if (!bySector.series.length) return null;
    const worded = (names) => (one) => ({ ...one, label: names[one.key] ?? one.label });
    const collaboration = byCollaboration.series.map(worded(words.collaborations));
    const sectors = bySector.series.map(worded(words.sectors));
    return [
      prose(page, page.say(sentence)(page.f, sentenceData(data, page))),
      tableOf({
        id: 'collaboration',
        title: words.tables.collaboration,
        columns: yearColumns(byCollaboration.years, page, { name: 'collaboration', label: words.columns.collaboration }),
        rows: [
          ...collaboration.map((one) => [named(one), ...seriesCells(one, 'COLLABORATION', page)]),
          totalRow(byCollaboration.years, byCollaboration.modelCount, page),
        ],
        notes: [words.notes.collaboration[page.state.organizationBasis]],
        parts: [BY_COLLABORATION],
        chart: { series: collaboration, years: byCollaboration.years },
      }, page),
      tableOf({
        id: 'sectors',
        title: words.tables.sectors,
        columns: yearColumns(bySector.years, page, { name: 'sector', label: words.columns.sector }),
        rows: [
          ...sectors.map((one) => [named(one), ...seriesCells(one, 'SECTOR', page)]),
          totalRow(bySector.years, bySector.modelCount, page),
        ],
        notes: [words.notes.sectors],
        parts: [BY_SECTOR],
        chart: { series: sectors, years: bySector.years },
      }, page),
      tableOf({
        id: 'sector-shares',
        title: words.tables.sectorShares,
        columns: yearColumns(bySector.years, page, { name: 'sector', label: words.columns.sector }, words.span),
        rows: sectors.map((one) => {
          const of = (title, years) => page.of(`${one.label}, ${title}`, ofKey('SECTOR', one.key, page.state), years);
          return [
            named(one),
            ...one.years.map(({ year, share }) => shareCell(share, of(words.year(year), ofYears(year, year)), page)),
            shareCell(one.share, of(page.span, ofYears(page.from, page.to)), page),
          ];
        }),
        notes: [words.notes.sectorShares],
        parts: [BY_SECTOR],
      }, page),
    ];
  },
};

function sentenceData({ byCollaboration, bySector }, page) {
  const value = (series, dimension, key) => {
    const one = series.find((other) => other.key === key);
    return one ? {
      n: one.modelCount, share: one.share, of: page.of(`${page.words.sectors[key] ?? page.words.collaborations[key]}, ${page.span}`, ofKey(dimension, key, page.state), ofYears(page.from, page.to)),
    } : { n: 0, share: 0, of: null };
  };
  const years = bySector.series.find(({ key }) => key === 'INDUSTRY')?.years ?? [];
  const enough = (year) => (inYear(bySector.years, year)?.modelCount ?? 0) >= LEAST;
  const all = years.filter(({ year }) => page.complete !== null && year <= page.complete);
  // The sentence says "every year", so it covers only years after the last year with too few models.
  const complete = all.slice(all.findLastIndex(({ year }) => !enough(year)) + 1);
  const [before, now] = [inYear(years, page.complete - 1), inYear(years, page.complete)];
  const rises = complete.length >= 3 && complete.every(({ share }, at) => share !== null && (at === 0 || share > complete[at - 1].share));
  return {
    industry: value(bySector.series, 'SECTOR', 'INDUSTRY'),
    trend: page.complete !== null && enough(page.complete) && enough(page.complete - 1) && before?.share != null && now?.share != null
      ? { year: page.complete, before: before.share, now: now.share } : null,
    risingSince: rises ? complete[0].year : null,
    sole: value(byCollaboration.series, 'COLLABORATION', 'SOLE'),
    joint: value(byCollaboration.series, 'COLLABORATION', 'JOINT'),
  };
}
