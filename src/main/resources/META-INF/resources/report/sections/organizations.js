// Organizations with at least a minimum number of models in the last complete year.
import { WINDOW } from '../documents.js';
import { ofAny, ofKey, ofYears } from '../filters.js';
import { prose } from '../prose.js';
import { standing } from '../sentences/leaders.js';
import * as sentence from '../sentences/organizations.js';
import { named, tableOf } from '../table.js';

const BY_ORGANIZATION = `byOrganization: trends(${WINDOW}) {
  inYear: ranking(by: ORGANIZATION, year: $year) { rank tied key label(language: $language) modelCount share }
  window: ranking(by: ORGANIZATION) { key rank tied modelCount }
  all: prolificOrganizations(year: $year, minModels: 1) {
    country { code name(language: $language) }
    organizations { key label(language: $language) modelCount }
  }
}`;

const keys = (list) => list.map(({ key }) => key);
const labels = (list) => list.map(({ label }) => label);

/**
 * The models of these organizations that count for the country. An organization with several countries counts for each
 * with the models that are recorded for it.
 * @param {Array} all key and modelCount of each organization in all countries
 */
export function countedFor(country, organizations, all, state) {
  const isWhole = ({ key, modelCount }) => all.find((one) => one.key === key).modelCount === modelCount;
  const whole = organizations.filter(isWhole);
  const parts = organizations.filter((one) => !isWhole(one));
  const recorded = { countries: [country], countryBasis: 'RECORDED' };
  const filters = [
    ...(whole.length ? [ofAny('ORGANIZATION', keys(whole), state)] : []),
    ...(parts.length ? [{ ...ofAny('ORGANIZATION', keys(parts), state), ...recorded }] : []),
  ];
  return filters.length === 1 ? filters[0] : { any: filters };
}

/**
 * The countries of these organizations, sorted by their number of organizations, then by code. All models of an organization
 * decide whether it is prolific, so `prolificOrganizations` with the minimum would leave out one whose models are recorded for
 * several countries.
 * @param {Array} all the organizations of each country, with any number of models
 */
export function placesOf(least, all) {
  const chosen = new Set(keys(least));
  const places = all.map((one) => ({ ...one, organizations: one.organizations.filter(({ key }) => chosen.has(key)) }))
    .filter(({ organizations: list }) => list.length)
    .sort((one, other) => other.organizations.length - one.organizations.length || (one.country.code < other.country.code ? -1 : 1));
  const sizes = places.map(({ organizations: list }) => list.length);
  return places.map((one, at) => ({ ...one, rank: 1 + sizes.indexOf(sizes[at]), tied: sizes.filter((n) => n === sizes[at]).length > 1 }));
}

export const organizations = {
  id: 'organizations',
  group: 'developers',
  title: ({ words, state }) => words.sections.organizations(state.min),
  parts: () => [BY_ORGANIZATION],
  draw(data, page) {
    const { words, f, year } = page;
    const { inYear, window, all } = data.byOrganization;
    if (!inYear.length) return null;
    const least = inYear.filter(({ modelCount: n }) => n >= page.state.min);
    const countryOf = (key) => all.filter(({ organizations: list }) => list.some((one) => one.key === key)).map(({ country }) => ({ key: country.code, label: country.name }));
    const prolific = placesOf(least, all);
    const elsewhere = least.filter(({ key }) => !countryOf(key).length);
    // The query cannot have the minimum (see placesOf), so a note says what the tables leave out.
    const cut = page.state.min > 1 && words.notes.least(page.state.min);
    const of = (key, label) => page.of(`${label}, ${words.year(year)}`, ofKey('ORGANIZATION', key, page.state), ofYears(year, year));
    const ofList = (title, filter) => page.of(title, filter, ofYears(year, year));
    const ofCountry = ({ country, organizations: list }) =>
      ofList(`${country.name}, ${words.year(year)}`, countedFor(country.code, list, least, page.state));
    return [
      prose(page, page.say(sentence)(f, {
        year: words.yearLabel(page, year),
        ranking: standing(inYear).flat().map(({ key, label, rank, modelCount: n }) => ({ rank, label, n, country: countryOf(key).length === 1 ? countryOf(key)[0].label : null, of: of(key, label) })),
        least: page.state.min,
        prolific: {
          count: least.length,
          of: least.length ? ofList(words.sections.organizations(page.state.min), ofAny('ORGANIZATION', keys(least), page.state)) : null,
          countries: prolific.map((one) => ({ label: one.country.name, n: one.organizations.length, of: ofCountry(one) })),
          unknown: {
            n: elsewhere.length,
            of: elsewhere.length ? ofList(words.withoutCountry(page.recorded), ofAny('ORGANIZATION', keys(elsewhere), page.state)) : null,
          },
        },
        grouped: page.state.organizationBasis === 'GROUP',
        recorded: page.recorded,
      })),
      least.length > 0 && tableOf({
        id: 'organizations',
        title: words.tables.organizations(words.yearLabel(page, year), page.state.min),
        columns: [
          { name: 'organization', label: words.columns.organization, also: ['organization_key'] },
          { name: 'country', label: words.columns.country, also: ['country_keys'] },
          { name: 'rank', label: words.columns.rank, number: true },
          { name: 'models', label: words.year(year), number: true },
          { name: 'share', label: words.columns.share, number: true },
          { name: 'window', label: page.span, number: true },
          { name: 'window_rank', label: words.columns.rankIn(page.span), number: true },
        ],
        rows: least.map((one) => {
          const whole = window.find(({ key }) => key === one.key);
          const places = countryOf(one.key);
          return [
            named(one),
            { value: labels(places), text: labels(places).join(', ') || (page.recorded ? words.notRecorded : words.notKnown), also: [keys(places)] },
            { value: one.rank, text: f.rankCell(one.rank, one.tied) },
            { value: one.modelCount, of: of(one.key, one.label) },
            { value: one.share, text: f.share(one.share), of: of(one.key, one.label) },
            { value: whole.modelCount, of: page.of(`${one.label}, ${page.span}`, ofKey('ORGANIZATION', one.key, page.state), ofYears(page.from, page.to)) },
            { value: whole.rank, text: f.rankCell(whole.rank, whole.tied) },
          ];
        }),
        notes: [words.notes.organizations[page.state.organizationBasis], cut],
        parts: [BY_ORGANIZATION],
      }, page),
      prolific.length > 0 && tableOf({
        id: 'prolific',
        title: words.tables.prolific(words.yearLabel(page, year), page.state.min),
        columns: [
          { name: 'country', label: words.columns.country, also: ['country_key'], tight: true },
          { name: 'rank', label: words.columns.rank, number: true },
          { name: 'organizations', label: words.columns.organizationCount, number: true },
          { name: 'names', label: words.columns.organizations, also: ['name_keys', 'models'] },
        ],
        rows: prolific.map((one) => [
          named({ key: one.country.code, label: one.country.name }),
          { value: one.rank, text: f.rankCell(one.rank, one.tied) },
          { value: one.organizations.length, of: ofCountry(one) },
          {
            value: labels(one.organizations),
            text: one.organizations.map(({ label, modelCount: n }) => `${label} ${f.number(n)}`).join(', '),
            also: [keys(one.organizations), one.organizations.map(({ modelCount: n }) => n)],
          },
        ]),
        notes: [words.notes.prolific, elsewhere.length > 0 && words.notes.unplaced(f.number(elsewhere.length), page.recorded), cut],
        parts: [BY_ORGANIZATION],
      }, page),
    ];
  },
};
