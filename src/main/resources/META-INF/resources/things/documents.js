// The GraphQL documents of the pages of models, organizations and countries. The first document determines the revision for
// all others.
import { selection } from './facts.js';

/** What every page needs: the revisions, and the revision that is read, with its source. */
export const HEAD = `query Head($revision: Int) {
  revision(number: $revision) { number asOf }
  current: revision { number asOf }
  revisions(first: 100) { nodes { number asOf } }
}`;

export const MODEL = `query Model($slug: String!, $revision: Int!, $language: Language) {
  model(slug: $slug, revision: $revision) {
    slug name links publisher
    ${selection}
    organizations {
      slug name(language: $language)
      group { slug name(language: $language) }
    }
    countries {
      code name(language: $language) modelCount
      earliest: models(first: 2, orderBy: [{ field: RELEASED_ON, direction: ASC }]) { nodes { slug releasedOn } }
    }
    baseModels { slug name releasedOn }
    collaboration
    source { name attribution licence url }
    history {
      kind
      revision { number asOf }
      fields { field before after origin reason }
    }
  }
  trends(revision: $revision) { computeFrontier { model { slug } } }
}`;

/** The rank of a model by compute and by parameters: how many models have at least as much, and how many as much. */
export const PLACE = `query Place($revision: Int!, $leastFlop: Float, $mostFlop: Float, $leastParameters: Float, $mostParameters: Float,
    $hasFlop: Boolean!, $hasParameters: Boolean!) {
  computeKnown: models(revision: $revision, filter: { computeKnown: true }, first: 1) { totalCount }
  computeAtLeast: models(revision: $revision, filter: { minTrainingFlop: $leastFlop }, first: 1) @include(if: $hasFlop) { totalCount }
  computeEqual: models(revision: $revision, filter: { minTrainingFlop: $leastFlop, maxTrainingFlop: $mostFlop }, first: 1) @include(if: $hasFlop) { totalCount }
  parametersKnown: models(revision: $revision, filter: { minParameters: 0 }, first: 1) { totalCount }
  parametersAtLeast: models(revision: $revision, filter: { minParameters: $leastParameters }, first: 1) @include(if: $hasParameters) { totalCount }
  parametersEqual: models(revision: $revision, filter: { minParameters: $leastParameters, maxParameters: $mostParameters }, first: 1) @include(if: $hasParameters) { totalCount }
  all: models(revision: $revision, first: 1) { totalCount }
}`;

const LIST = `totalCount
      nodes {
        slug name releasedOn
        organizations { slug name(language: $language) }
        trainingCompute { flop }
      }
      pageInfo { hasNextPage endCursor }`;
const LARGEST = 'models(first: 1, orderBy: [{ field: TRAINING_COMPUTE, direction: DESC }], filter: { computeKnown: true }';
const YEARS = 'year modelCount rank tied share partial';

export const ORGANIZATION = `query Organization($slug: String!, $revision: Int!, $language: Language) {
  organization(slug: $slug, revision: $revision) {
    slug name(language: $language) english: name korean: name(language: KO)
    sector
    headquarters { code name(language: $language) }
    group { slug name(language: $language) }
    members { slug name(language: $language) modelCount }
    modelCount groupCount: modelCount(basis: GROUP)
    firstModel { slug name releasedOn }
    largest: ${LARGEST}) { nodes { slug name trainingCompute { flop } confidence } }
    trend { ${YEARS} }
  }
  own: trends(revision: $revision, organizationBasis: RECORDED) { modelCount ranking(by: ORGANIZATION) { key rank tied modelCount share } }
  groups: trends(revision: $revision, organizationBasis: GROUP) { ranking(by: ORGANIZATION) { key rank tied modelCount share } }
}`;

export const COUNTRY = `query Country($code: String!, $revision: Int!, $language: Language) {
  country(code: $code, revision: $revision) {
    code name(language: $language) english: name korean: name(language: KO)
    modelCount
    firstModel { slug name releasedOn }
    largest: ${LARGEST}) { nodes { slug name trainingCompute { flop } confidence } }
    trend { ${YEARS} }
    organizations(first: 100) { totalCount nodes { slug name(language: $language) modelCount } }
  }
  HEADQUARTERS: trends(revision: $revision) { modelCount ranking(by: COUNTRY) { key rank tied modelCount share } }
  GROUP_HEADQUARTERS: trends(revision: $revision, countryBasis: GROUP_HEADQUARTERS) { ranking(by: COUNTRY) { key rank tied modelCount share } }
  RECORDED: trends(revision: $revision, countryBasis: RECORDED) { ranking(by: COUNTRY) { key rank tied modelCount share } }
}`;

/** The models of an organization or country, page by page. */
export const modelsOf = (field, argument) => `query ModelsOf($key: String!, $revision: Int!, $language: Language, $first: Int!, $after: String) {
  ${field}(${argument}: $key, revision: $revision) {
    models(first: $first, after: $after) {
      ${LIST}
    }
  }
}`;

export const INDEX = {
  models: `query Models($revision: Int!, $language: Language, $filter: ModelFilter, $orderBy: [ModelOrder!], $first: Int, $after: String, $last: Int, $before: String) {
  list: models(revision: $revision, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    nodes {
      slug name releasedOn parameters
      organizations { slug name(language: $language) }
      countries { code name(language: $language) }
      trainingCompute { flop }
    }
    pageInfo { hasPreviousPage hasNextPage startCursor endCursor }
  }
}`,
  organizations: `query Organizations($revision: Int!, $language: Language, $filter: OrganizationFilter, $orderBy: [OrganizationOrder!], $first: Int, $after: String, $last: Int, $before: String) {
  list: organizations(revision: $revision, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    nodes {
      slug name(language: $language) sector modelCount
      headquarters { code name(language: $language) }
      firstModel { slug name releasedOn }
    }
    pageInfo { hasPreviousPage hasNextPage startCursor endCursor }
  }
}`,
  countries: `query Countries($revision: Int!, $language: Language, $filter: CountryFilter, $orderBy: [CountryOrder!], $first: Int, $after: String, $last: Int, $before: String) {
  list: countries(revision: $revision, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    nodes {
      code name(language: $language) modelCount
      firstModel { slug name releasedOn }
      organizations(first: 1) { totalCount }
    }
    pageInfo { hasPreviousPage hasNextPage startCursor endCursor }
  }
}`,
};

export const SEARCH = `query Search($text: String!, $revision: Int, $language: Language) {
  search(text: $text, first: 8, revision: $revision) {
    __typename
    ... on Model { slug name releasedOn organizations { name(language: $language) } }
    ... on Organization { slug name(language: $language) modelCount }
    ... on Country { code name(language: $language) modelCount }
  }
}`;

/** The sources of all models, and of those that a page counts, with the attribution that they require. */
export const CREDITS = `query Credits($revision: Int!, $filter: ModelFilter, $isFiltered: Boolean!) {
  all: trends(revision: $revision) {
    revision { number asOf }
    sources { attribution licence url } otherSources
  }
  counted: trends(revision: $revision, filter: $filter) @include(if: $isFiltered) {
    sources { attribution licence url } otherSources
  }
}`;

/** Finds the revisions that have a thing, if the revision that is read lacks it. */
export function presence(field, argument, key, numbers) {
  return `query Presence($key: String!) {
  ${numbers.map((number) => `r${number}: ${field}(${argument}: $key, revision: ${number}) { ${key} }`).join('\n  ')}
}`;
}
