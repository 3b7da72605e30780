// The page of a country.
import { h } from '../shared/dom.js';
import { languageOf } from '../shared/language.js';
import { modelLink, organizationLink } from '../shared/links.js';
import { patiently as ask } from '../shared/patiently.js';
import { COUNTRY } from './documents.js';
import { absent, flopOf, modelTable, opening, part, queryPart, terms, yearTable } from './parts.js';

const BASES = ['HEADQUARTERS', 'GROUP_HEADQUARTERS', 'RECORDED'];

/** @returns {Promise<Node[]>} the page */
export async function showCountry(context) {
  const { state, speech, number } = context;
  const { words: { things } } = speech;
  const variables = { code: state.key, revision: number, language: languageOf(state) };
  const [{ country, ...trends }, table] = await Promise.all([ask(COUNTRY, variables), modelTable('country', 'code', context)]);
  if (!country) return absent(context, 'country', 'code');
  const { firstModel, largest: { nodes: [largest] }, organizations, modelCount } = country;
  const rank = trends.HEADQUARTERS.ranking.find(({ key }) => key === country.code);
  return [
    opening(context, country.name, modelCount === 0 ? things.noCountryModels(speech.inText(country.name), number)
      : things.countrySentence(speech.inText(country.name), speech.models(modelCount), modelCount, speech.place(rank.rank, rank.tied))),
    part(things.figures, terms([
      firstModel && [things.firstModel, modelLink(firstModel, state), speech.day(firstModel.releasedOn)],
      firstModel && [things.largest, largest ? modelLink(largest, state) : null, largest && [flopOf(largest, speech), ' FLOP · ', things.estimates[largest.confidence]].flat()],
      [things.organizations, speech.organizations(organizations.totalCount)],
      [things.names, [...new Set([country.english, country.korean])].join(' · ')],
    ].filter(Boolean), speech), baseTable(country.code, trends, speech), h('p.muted', {}, things.basisNote, ' ', things.placeNote(number))),
    modelCount > 0 && part(things.years, yearTable(country.trend, speech)),
    organizations.totalCount > 0 && part(things.organizationsHere, h('ul.plain-list', {}, organizations.nodes.map((maker) =>
      h('li', {}, organizationLink(maker, state), ` (${speech.models(maker.modelCount)})`))),
    organizations.totalCount > organizations.nodes.length && h('p.muted', {},
      things.shown(speech.number(organizations.nodes.length), speech.number(organizations.totalCount)))),
    part(things.models, table),
    context.credits.cite(country.name, { countries: [country.code] }),
    queryPart(COUNTRY, variables, speech),
  ];
}

/** The number of models, rank and share by each rule of attribution. */
function baseTable(code, trends, speech) {
  const { words: { things, columns, countryBases } } = speech;
  // A share of no models is unknown.
  const share = (value) => (trends.HEADQUARTERS.modelCount === 0 ? '–' : speech.share(value));
  return h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': things.byBasis }, h('table', {}, h('caption.unseen', {}, things.byBasis),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, things.basis),
      [columns.models, columns.rank, columns.share].map((label) => h('th.number', { scope: 'col' }, label)))),
    h('tbody', {}, BASES.map((basis) => {
      const found = trends[basis].ranking.find(({ key }) => key === code);
      return h('tr', {}, h('th', { scope: 'row' }, countryBases[basis]),
        h('td.number', {}, speech.number(found?.modelCount ?? 0)),
        h('td.number', {}, found ? speech.rankCell(found.rank, found.tied) : '–'),
        h('td.number', {}, share(found?.share ?? 0)));
    }))));
}
