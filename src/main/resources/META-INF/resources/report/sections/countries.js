// Countries by year. Marks show cells with models that count for several countries.
import { countryLink } from '../../shared/links.js';
import { WINDOW } from '../documents.js';
import { ofKey, ofSeveral, ofYears } from '../filters.js';
import { prose } from '../prose.js';
import * as leaders from '../sentences/leaders.js';
import { named, placeOf, tableOf } from '../table.js';
import { inYear, seriesCells, totalRow, yearColumns } from './years.js';

export const BY_COUNTRY = `byCountry: trends(${WINDOW}) {
  modelCount unattributed(by: COUNTRY)
  years { year partial modelCount }
  series(by: COUNTRY) {
    key label(language: $language) modelCount share rank tied
    years { year modelCount rank tied }
  }
}`;
const SEVERAL = `several: trends(${WINDOW}, filter: $ofSeveral) {
  modelCount
  years { year modelCount }
  series(by: COUNTRY) { key years { year modelCount } }
}`;

export const countries = {
  id: 'countries',
  group: 'countries',
  title: ({ words }) => words.sections.countries,
  parts: () => [BY_COUNTRY],
  more({ byCountry: { series } }, page) {
    return series.length < 2 ? null : { parts: [SEVERAL], variables: { ofSeveral: severalOf(series, page) } };
  },
  draw(data, page) {
    const { words } = page;
    const { modelCount, years, series, unattributed } = data.byCountry;
    if (!series.length) return null;
    const isShared = (code) => (year) => {
      const also = data.several?.series.find(({ key }) => key === code);
      return Boolean(also && (year === null || inYear(also.years, year)?.modelCount));
    };
    const severalCell = (n, span, window) =>
      ({ value: n, of: n ? page.of(`${words.several}, ${span}`, severalOf(series, page), window) : null });
    const several = hasSeveral(data) && {
      kind: 'extra',
      cells: [
        { value: words.several, also: ['(several)'] },
        ...data.several.years.map(({ year, modelCount: n }) => severalCell(n, words.year(year), ofYears(year, year))),
        severalCell(data.several.modelCount, page.span, ofYears(page.from, page.to)),
        null,
      ],
    };
    return [
      prose(page, leadersSentence(data, page)),
      tableOf({
        id: 'countries',
        title: words.tables.countries(words.countryBases[page.state.countryBasis]),
        columns: [...yearColumns(years, page, { name: 'country', label: words.columns.country }), { name: 'rank', label: words.columns.rank, number: true }],
        rows: [
          ...series.map((one) => [
            { ...named(one), nodes: countryLink({ code: one.key, name: one.label }, placeOf(page)) },
            ...seriesCells(one, 'COUNTRY', page, isShared(one.key)),
            { value: one.rank, text: page.f.rankCell(one.rank, one.tied) },
          ]),
          several,
          { ...totalRow(years, modelCount, page), cells: [...totalRow(years, modelCount, page).cells, null] },
        ].filter(Boolean),
        notes: [
          words.notes.countryBasis[page.state.countryBasis],
          hasSeveral(data) && words.notes.several,
          unattributed > 0 && words.notes.withoutCountry(page.f.number(unattributed), page.recorded),
          page.recorded && words.notes.recorded,
        ],
        parts: [BY_COUNTRY],
        chart: { series, years },
      }, page),
    ];
  },
};

const severalOf = (series, { state }) => ofSeveral(series.map(({ key }) => key), state.countryBasis);

/** Whether a model counts for several countries. */
const hasSeveral = ({ several }) => Boolean(several?.modelCount);

/** The sentence about the countries in front, which also opens the report. */
export function leadersSentence(data, page) {
  const { series, unattributed } = data.byCountry;
  const of = (key, label, from, to) => page.of(`${label}, ${page.f.range(from, to)}`, ofKey('COUNTRY', key, page.state), ofYears(from, to));
  return page.say(leaders)(page.f, {
    ranking: series.map(({ key, label, rank, modelCount: n, share }) => ({ rank, label, n, share, of: of(key, label, page.from, page.to) })),
    unattributed,
    recorded: page.recorded,
    overlapping: hasSeveral(data),
    takeover: takeoverOf(series, page.complete, (key, label, year) => of(key, label, year, year)),
  });
}

/** The country that took the lead in the last complete year, if this year and the year before have one leader each. */
function takeoverOf(series, year, of) {
  if (year === null) return null;
  const front = (when) => {
    const first = series.filter(({ years }) => inYear(years, when)?.rank === 1);
    return first.length === 1 ? first[0] : null;
  };
  const [now, before] = [front(year), front(year - 1)];
  if (!now || !before || now.key === before.key) return null;
  const end = ({ key, label, years }) => {
    const { modelCount: n } = inYear(years, year);
    return { label, n, of: n ? of(key, label, year) : null };
  };
  return { year, ahead: end(now), behind: end(before) };
}
