// The page of an organization.
import { h } from '../shared/dom.js';
import { languageOf } from '../shared/language.js';
import { countryLink, modelLink, organizationLink } from '../shared/links.js';
import { patiently as ask } from '../shared/patiently.js';
import { ORGANIZATION } from './documents.js';
import { absent, flopOf, modelTable, opening, part, queryPart, terms, yearTable } from './parts.js';

/** @returns {Promise<Node[]>} the page */
export async function showOrganization(context) {
  const { state, speech, number } = context;
  const { words: { things, sectors } } = speech;
  const variables = { slug: state.key, revision: number, language: languageOf(state) };
  const [{ organization, own, groups }, table] = await Promise.all([ask(ORGANIZATION, variables), modelTable('organization', 'slug', context)]);
  if (!organization) return absent(context, 'organization', 'slug');
  const { name, slug, group, members, firstModel, largest: { nodes: [largest] } } = organization;
  const inGroup = group.slug !== slug;
  const others = members.filter((member) => member.slug !== slug);
  const rank = own.ranking.find(({ key }) => key === slug);
  const groupRank = groups.ranking.find(({ key }) => key === slug);
  return [
    opening(context, name, things.organizationSentence({
      sector: organization.sector && sectors[organization.sector],
      country: organization.headquarters && countryLink(organization.headquarters, state),
      group: inGroup ? organizationLink(group, state) : null,
    })),
    part(things.figures, terms([
      [things.models, speech.models(organization.modelCount), rank && things.rankAndShare(speech.place(rank.rank, rank.tied), speech.share(rank.share))],
      !inGroup && others.length && [things.withGroup, speech.models(organization.groupCount),
        groupRank && things.rankAndShare(speech.place(groupRank.rank, groupRank.tied), speech.share(groupRank.share))],
      firstModel && [things.firstModel, modelLink(firstModel, state), speech.day(firstModel.releasedOn)],
      firstModel && [things.largest, largest ? modelLink(largest, state) : null, largest && [flopOf(largest, speech), ' FLOP · ', things.estimates[largest.confidence]].flat()],
      [things.names, [...new Set([organization.english, organization.korean])].join(' · ')],
    ].filter(Boolean), speech), inGroup && h('p.muted', {}, things.countedUnder(organizationLink(group, state))),
    h('p.muted', {}, things.placeNote(number))),
    others.length > 0 && part(things.members, h('ul.plain-list', {}, others.map((member) =>
      h('li', {}, organizationLink(member, state), ` (${speech.models(member.modelCount)})`)))),
    organization.modelCount > 0 && part(things.years, yearTable(organization.trend, speech)),
    part(things.models, table),
    context.credits.cite(name, { organizations: [slug] }),
    queryPart(ORGANIZATION, variables, speech),
  ];
}
