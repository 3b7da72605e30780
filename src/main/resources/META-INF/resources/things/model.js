// The page of a model.
import { h } from '../shared/dom.js';
import { languageOf } from '../shared/language.js';
import { countryLink, listOf, modelLink, organizationLink } from '../shared/links.js';
import { patiently as ask } from '../shared/patiently.js';
import { MODEL, PLACE } from './documents.js';
import { FACTS, factValue } from './facts.js';
import { absent, citing, opening, part, queryPart, terms } from './parts.js';
import { timeline } from './timeline.js';

/** Numbers are equal if their relative difference is at most this. The importer has the same tolerance. */
const NOISE = 1e-9;

/** @returns {Promise<Node[]>} the page */
export async function showModel(context) {
  const { state, speech, number } = context;
  const { words: { things } } = speech;
  const variables = { slug: state.key, revision: number, language: languageOf(state) };
  const { model, trends } = await ask(MODEL, variables);
  if (!model) return absent(context, 'model', 'slug');
  const places = await readPlace(model, number);
  return [
    opening(context, model.name, things.modelSentence({
      makers: listOf(model.organizations.map((maker) => organizationLink(maker, state)), null),
      countries: listOf(model.countries.map((country) => countryLink(country, state)), null),
      day: speech.day(model.releasedOn),
    })),
    part(things.facts, terms(FACTS.map((fact) => {
      const value = factValue(fact, model, context);
      return [fact.label[state.lang], value, value !== null && fact.estimated ? things.estimates[model.confidence] : null];
    }), speech), h('p.muted', {}, things.estimatesNote)),
    part(things.place, placeList(model, places, trends.computeFrontier, context)),
    part(things.relations, relations(model, context)),
    part(things.history, h('p.muted', {}, things.historyNote), timeline(model, context)),
    citing(model.name, { sources: [model.source], otherSources: 0 }, context),
    queryPart(MODEL, variables, speech),
  ];
}

const readPlace = (model, revision) => ask(PLACE, placeVariables(model, revision));

/** The variables of the request for the rank: for each number, the bounds between which other numbers are equal to it. */
export function placeVariables({ trainingCompute, parameters }, revision) {
  const flop = trainingCompute?.flop ?? null;
  const least = (value) => (value === null ? null : value * (1 - NOISE));
  const most = (value) => (value === null ? null : value * (1 + NOISE));
  return {
    revision,
    leastFlop: least(flop), mostFlop: most(flop), hasFlop: flop !== null,
    leastParameters: least(parameters), mostParameters: most(parameters), hasParameters: parameters !== null,
  };
}

/** The rank of a model by a value: from the number of models with at least this value, and with the same value. */
function rankOf({ totalCount: least }, { totalCount: equal }, { totalCount: known }, speech) {
  return { place: speech.place(1 + least - equal, equal > 1), known: speech.number(known) };
}

/** Whether no earlier model of a country is known. */
export const isFirst = ({ releasedOn }, { earliest: { nodes: [first] } }) => first?.releasedOn === releasedOn;

/** Whether several models of a country came out on its first day. */
export const isJoint = ({ earliest: { nodes: [first, second] } }) => first?.releasedOn === second?.releasedOn;

function placeList(model, read, frontier, { state, speech, number }) {
  const { words: { things } } = speech;
  /** A link to a country. Before it stands the article “the”, if the country's name takes one in a sentence. */
  const inText = (country) => [speech.inText(country.name).startsWith('the ') ? 'the ' : '', countryLink(country, state)];
  const lines = [
    model.trainingCompute
      ? things.byCompute(rankOf(read.computeAtLeast, read.computeEqual, read.computeKnown, speech))
      : things.noCompute(speech.number(read.computeKnown.totalCount), speech.number(read.all.totalCount)),
    model.parameters !== null && things.byParameters(rankOf(read.parametersAtLeast, read.parametersEqual, read.parametersKnown, speech)),
    frontier.some((point) => point.model.slug === model.slug) && things.setRecord,
    ...model.countries.flatMap((country) => [
      isFirst(model, country) && things.firstOf(inText(country), isJoint(country)),
      things.oneOf(inText(country), country.modelCount, speech.models(country.modelCount)),
    ]),
  ].filter(Boolean);
  return [h('ul.places', {}, lines.map((line) => h('li', {}, line))), h('p.muted', {}, things.placeNote(number))];
}

export function relations(model, { state, speech }) {
  const { words: { things } } = speech;
  const groups = new Map(model.organizations.filter(({ slug, group }) => group.slug !== slug).map(({ group }) => [group.slug, group]));
  const links = model.links.map(linkTo).filter(Boolean);
  return terms([
    [things.organizations, model.organizations.length ? listOf(model.organizations.map((maker) => organizationLink(maker, state))) : null],
    groups.size && [things.groups, listOf([...groups.values()].map((group) => organizationLink(group, state)))],
    [things.countries, model.countries.length ? listOf(model.countries.map((country) => countryLink(country, state))) : null],
    [things.collaboration, model.organizations.length ? things.collaborations[model.collaboration] : null],
    model.baseModels.length && [things.baseModels, listOf(model.baseModels.map((base) => modelLink(base, state)))],
    [things.sources, links.length ? listOf(links) : null],
    [things.publisher, model.publisher],
  ].filter(Boolean), speech, '.wide');
}

/** A link, or nothing if the address is no HTTP or HTTPS URL: addresses come from third parties. */
function linkTo(address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (!['https:', 'http:'].includes(url.protocol)) return null;
  return h('a', { href: address, rel: 'noopener noreferrer' }, address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''));
}
