// The documents of a Relay front end's components. relay-compiler compiles this file; the suite runs the result.
import { graphql } from 'relay-runtime';

export const list = graphql`
  query documentsListQuery($filter: ModelFilter, $revision: Int, $first: Int, $after: String, $last: Int, $before: String) {
    ...documentsList @arguments(filter: $filter, revision: $revision, first: $first, after: $after, last: $last, before: $before)
  }
`;

// A list of all models that pages in both directions, and is refetched from the root.
export const pages = graphql`
  fragment documentsList on Query
  @refetchable(queryName: "documentsListPaginationQuery")
  @argumentDefinitions(
    filter: { type: "ModelFilter" }
    revision: { type: "Int" }
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
  ) {
    models(filter: $filter, revision: $revision, first: $first, after: $after, last: $last, before: $before)
    @connection(key: "documentsList_models", filters: ["filter", "revision"]) {
      totalCount
      edges { node { id slug ...documentsCard } }
    }
  }
`;

// The fields of one entry.
export const card = graphql`
  fragment documentsCard on Model {
    name
    releasedOn
    organizations { name(language: KO) }
    trainingCompute { scientific }
  }
`;

export const organization = graphql`
  query documentsOrganizationQuery($slug: String!, $revision: Int, $first: Int) {
    organization(slug: $slug, revision: $revision) { ...documentsOrganization @arguments(first: $first) }
  }
`;

// A list within an organization, refetched by the organization's ID.
export const ofOrganization = graphql`
  fragment documentsOrganization on Organization
  @refetchable(queryName: "documentsOrganizationPaginationQuery")
  @argumentDefinitions(first: { type: "Int" }, after: { type: "String" }) {
    models(first: $first, after: $after) @connection(key: "documentsOrganization_models") {
      edges { node { slug } }
    }
  }
`;
