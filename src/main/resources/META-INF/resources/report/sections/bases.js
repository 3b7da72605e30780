// The rank of the chosen country under each rule by which countries are counted.
import { ofKey, ofYears } from '../filters.js';
import { prose } from '../prose.js';
import * as sentence from '../sentences/bases.js';
import { named, tableOf } from '../table.js';

const BASES = ['HEADQUARTERS', 'GROUP_HEADQUARTERS', 'RECORDED'];
const PART = BASES.map((basis) => `${basis.toLowerCase()}: trends(revision: $revision, from: $from, to: $to, countryBasis: ${basis}) {
  modelCount
  window: ranking(by: COUNTRY) { key rank tied modelCount share }
  inYear: ranking(by: COUNTRY, year: $year) { key rank tied modelCount }
}`).join('\n');

export const bases = {
  id: 'bases',
  group: 'bases',
  title: ({ words, f, countryName }) => words.sections.bases(f.inText(countryName)),
  parts: () => [PART],
  draw(data, page) {
    const { words, f, year } = page;
    const code = page.state.country;
    const found = BASES.map((basis) => {
      const answer = data[basis.toLowerCase()];
      return { basis, window: answer.window.find(({ key }) => key === code) ?? null, inYear: answer.inYear.find(({ key }) => key === code) ?? null };
    });
    if (BASES.every((basis) => data[basis.toLowerCase()].modelCount === 0)) return null;
    const sentenceFor = (span, name) => page.say(sentence)(f, {
      country: page.countryName, span, places: found.map((one) => one[name] && { rank: one[name].rank, tied: one[name].tied }),
    });
    const of = (basis, span, years) => page.of(`${page.countryName}, ${span}, ${words.countryBases[basis]}`,
      ofKey('COUNTRY', code, { ...page.state, countryBasis: basis }), years);
    const rank = (entry, other) => (entry ? { value: entry.rank, text: f.rankCell(entry.rank, entry.tied), of: other } : { value: null, text: words.none });
    return [
      prose(page, sentenceFor(page.spanLabel, 'window'), page.from !== page.to && sentenceFor(words.yearLabel(page, year), 'inYear')),
      tableOf({
        id: 'bases',
        title: words.tables.bases(f.inText(page.countryName)),
        columns: [
          { name: 'basis', label: words.columns.basis, also: ['basis_key'] },
          { name: 'window', label: page.span, number: true },
          { name: 'window_rank', label: words.columns.rank, number: true },
          { name: 'share', label: words.columns.share, number: true },
          ...(page.from === page.to ? [] : [
            { name: 'year', label: words.year(year), number: true },
            { name: 'year_rank', label: words.columns.rank, number: true },
          ]),
        ],
        rows: found.map(({ basis, window, inYear }) => {
          const [all, one] = [of(basis, page.span, ofYears(page.from, page.to)), of(basis, words.year(year), ofYears(year, year))];
          return [
            named({ key: basis, label: words.basisNames[basis] }),
            { value: window?.modelCount ?? 0, of: window && all },
            rank(window, all),
            { value: window?.share ?? 0, text: f.share(window?.share ?? 0), of: window && all },
            ...(page.from === page.to ? [] : [{ value: inYear?.modelCount ?? 0, of: inYear && one }, rank(inYear, one)]),
          ];
        }),
        notes: Object.values(words.notes.countryBasis),
        parts: [PART],
      }, page),
    ];
  },
};
