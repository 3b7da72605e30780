// The GraphQL documents of the claims' pages.
import { NAMES } from '../shared/readable.js';

/** The data for both the list of claims and the page of a claim: reports, revisions, and the revision that is read. */
export const HEAD = `query Head($revision: Int, $language: Language) {
  revision(number: $revision) { number asOf source { attribution licence url } }
  current: revision { number asOf }
  revisions(first: 100) { nodes { number asOf } }
  reports {
    slug title(language: $language) publisher(language: $language) publishedOn url
    revision { number asOf }
    claims(first: 1) { totalCount }
  }
  ${NAMES}
}`;

const VALUES = 'values { label(language: $language) published computed matches }';
const TEXTS = `slug page document
      statement(language: $language) rule(language: $language) reason(language: $language)`;

/**
 * One page of the claims of a report, with verdicts at the revision that is read and at the revision of the report. The
 * texts in the other language are for the search: a search finds the same claims in both languages.
 */
export const CLAIMS = `query Claims(
  $report: String!, $revision: Int!, $then: Int, $compared: Boolean!, $language: Language, $other: Language
  $first: Int!, $after: String, $afterThen: String
) {
  now: claims(report: $report, revision: $revision, first: $first, after: $after) {
    nodes {
      ${TEXTS}
      otherStatement: statement(language: $other) otherRule: rule(language: $other)
      verdict ${VALUES.replace('{', '{ otherLabel: label(language: $other)')}
      history { revision { number asOf } verdict }
    }
    pageInfo { hasNextPage endCursor }
  }
  then: claims(report: $report, revision: $then, first: $first, after: $afterThen) @include(if: $compared) {
    nodes { verdict reason(language: $language) ${VALUES} }
    pageInfo { endCursor }
  }
}`;

/** A claim with the changes of its verdict. */
export const CLAIM = `query Claim($slug: String!, $revision: Int!, $language: Language) {
  claim(id: $slug, revision: $revision) {
      ${TEXTS}
      report { slug }
      history { revision { number asOf } verdict }
  }
}`;

/** The verdict and the values of a claim at a revision. */
export const EVALUATION = `query Evaluation($slug: String!, $revision: Int!, $language: Language) {
  claim(id: $slug, revision: $revision) { verdict reason(language: $language) ${VALUES} }
}`;

/** The number of models that a filter selects. */
export const COUNT = `query Count($revision: Int!, $filter: ModelFilter) {
  models(revision: $revision, filter: $filter, first: 1) { totalCount }
}`;

/** The credits for the models that the claims count. */
export const CREDITS = `query Credits($revision: Int!, $filter: ModelFilter) {
  trends(revision: $revision, filter: $filter) {
    revision { number asOf }
    sources { attribution licence url } otherSources
    citation { permalink }
  }
}`;
