// GraphQL documents, put together from parts. The query of a table has the same part as the request that filled the table.
import { CITED } from '../shared/cite.js';
import { languageOf } from '../shared/language.js';

const TYPES = {
  revision: 'Int', from: 'Int', to: 'Int', complete: 'Int', year: 'Int!', language: 'Language', country: 'String!',
  countryBasis: 'CountryBasis', organizationBasis: 'OrganizationBasis', ofCountry: 'ModelFilter', ofYear: 'ModelFilter',
  ofWindow: 'ModelFilter', ofSeveral: 'ModelFilter', edition: 'String!', editionRevision: 'Int', sharedTo: 'Int',
};

/** The arguments of trends for the report's window and bases. */
export const WINDOW = 'revision: $revision, from: $from, to: $to, countryBasis: $countryBasis, organizationBasis: $organizationBasis';

/**
 * A document with these parts, and the variables that it uses.
 * @param {string} name of the operation
 * @param {string[]} parts selections on Query, each with an alias of its own
 * @param {object} variables of the page
 * @returns {{query: string, variables: object}}
 */
export function documentOf(name, parts, variables) {
  const body = parts.join('\n');
  const used = [...new Set([...body.matchAll(/\$(\w+)/g)].map(([, variable]) => variable))];
  const declared = used.map((variable) => `$${variable}: ${TYPES[variable]}`).join(', ');
  const operation = `query ${name}${declared && `(${declared})`}`;
  return {
    query: `${operation} {\n${body.replace(/^(?=.)/gm, '  ')}\n}`,
    variables: Object.fromEntries(used.map((variable) => [variable, variables[variable]])),
  };
}

/** A document with these parts, and with a citation. Parts that also read the edition's revision need its citation, too. */
export function citing(name, parts, variables) {
  const compares = variables.editionRevision !== variables.revision && parts.some((part) => part.includes('$editionRevision'));
  return documentOf(name, [
    ...parts,
    `now: trends(${WINDOW}) {\n  ${CITED}\n}`,
    ...(compares ? [`then: trends(${WINDOW.replace('$revision', '$editionRevision')}) {\n  ${CITED}\n}`] : []),
  ], variables);
}

/** The first request of the page. All other requests depend on its answer. */
export const start = (state) => ({
  query: `query Start($revision: Int, $country: String!, $countryBasis: CountryBasis, $language: Language) {
  revisions(first: 100) { nodes { number asOf } }
  reports { slug title(language: $language) publishedOn url revision { number asOf } }
  countries(first: 100, filter: { minModels: 1, basis: $countryBasis }, revision: $revision) { nodes { code name(language: $language) } }
  country(code: $country) { code name(language: $language) }
  trends(revision: $revision) { from to lastCompleteYear revision { number asOf } sources { attribution } otherSources }
}`,
  variables: { revision: state.revision, country: state.country, countryBasis: state.countryBasis, language: languageOf(state) },
});
