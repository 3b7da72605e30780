// Organizations with at least so many models in the last complete year.
import { WINDOW } from '../documents.js';
import { ofAny, ofKey, ofYears } from '../filters.js';
import { prose } from '../prose.js';
import * as sentence from '../sentences/organizations.js';
import { tableOf } from '../table.js';

const BY_ORGANIZATION = `byOrganization: trends(${WINDOW}) {
  top: ranking(by: ORGANIZATION, year: $year, first: 12) { rank tied key label(language: $language) modelCount }
  least: ranking(by: ORGANIZATION, year: $year, minModels: $least) { rank tied key label(language: $language) modelCount share }
  window: ranking(by: ORGANIZATION) { key rank tied modelCount }
  prolificOrganizations(year: $year, minModels: $least) {
    rank tied organizationCount
    country { code name(language: $language) }
    organizations { key label(language: $language) modelCount }
  }
  all: prolificOrganizations(year: $year, minModels: 1) { country { code name(language: $language) } organizations { key } }
}`;

export const organizations = {
  id: 'organizations',
  group: 'developers',
  title: ({ words, state }) => words.sections.organizations(state.min),
  parts: () => [BY_ORGANIZATION],
  draw(data, page) {
    const { words, f, year } = page;
    const { top, least, window, prolificOrganizations: prolific, all } = data.byOrganization;
    if (!top.length) return null;
    const countryOf = (key) => all.filter(({ organizations: list }) => list.some((one) => one.key === key)).map(({ country }) => f.name(country.name));
    const of = (key, label) => page.of(`${label}, ${words.year(year)}`, ofKey('ORGANIZATION', key, page.state), ofYears(year, year));
    const ofList = (title, list) => page.of(title, ofAny('ORGANIZATION', list.map(({ key }) => key), page.state), ofYears(year, year));
    return [
      prose(page, page.say(sentence)(f, {
        year: words.yearLabel(page, year),
        ranking: top.map(({ key, label, rank, modelCount: n }) => ({ rank, label, n, country: countryOf(key).length === 1 ? countryOf(key)[0] : null, of: of(key, label) })),
        least: page.state.min,
        prolific: {
          count: least.length,
          of: least.length ? ofList(words.sections.organizations(page.state.min), least) : null,
          countries: prolific.map(({ country, organizationCount: n, organizations: list }) => ({
            label: country.name, n, of: ofList(`${f.name(country.name)}, ${words.year(year)}`, list),
          })),
        },
        grouped: page.state.organizationBasis === 'GROUP',
      })),
      least.length > 0 && tableOf({
        id: 'organizations',
        title: words.tables.organizations(words.yearLabel(page, year), page.state.min),
        columns: [
          { name: 'organization', label: words.columns.organization },
          { name: 'country', label: words.columns.country },
          { name: 'rank', label: words.columns.rank, number: true },
          { name: 'models', label: words.year(year), number: true },
          { name: 'share', label: words.columns.share, number: true },
          { name: 'window', label: page.span, number: true },
          { name: 'window_rank', label: words.columns.rankIn(page.span), number: true },
        ],
        rows: least.map((one) => {
          const whole = window.find(({ key }) => key === one.key);
          return [
            one.label,
            countryOf(one.key).join(', ') || words.notKnown,
            { value: one.rank, text: f.rankCell(one.rank, one.tied) },
            { value: one.modelCount, of: of(one.key, one.label) },
            { value: one.share, text: f.share(one.share), of: of(one.key, one.label) },
            { value: whole.modelCount, of: page.of(`${one.label}, ${page.span}`, ofKey('ORGANIZATION', one.key, page.state), ofYears(page.from, page.to)) },
            { value: whole.rank, text: f.rankCell(whole.rank, whole.tied) },
          ];
        }),
        notes: [words.notes.organizations[page.state.organizationBasis]],
        parts: [BY_ORGANIZATION],
      }, page),
      prolific.length > 0 && tableOf({
        id: 'prolific',
        title: words.tables.prolific(words.yearLabel(page, year), page.state.min),
        columns: [
          { name: 'country', label: words.columns.country, tight: true },
          { name: 'rank', label: words.columns.rank, number: true },
          { name: 'organizations', label: words.columns.organizationCount, number: true },
          { name: 'names', label: words.columns.organizations },
        ],
        rows: prolific.map(({ country, rank, tied, organizationCount, organizations: list }) => [
          { value: country.name, text: f.name(country.name) },
          { value: rank, text: f.rankCell(rank, tied) },
          { value: organizationCount, of: ofList(`${f.name(country.name)}, ${words.year(year)}`, list) },
          list.map(({ label, modelCount: n }) => `${label} ${f.number(n)}`).join(', '),
        ]),
        notes: [words.notes.prolific],
        parts: [BY_ORGANIZATION],
      }, page),
    ];
  },
};
