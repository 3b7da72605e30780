// Requests for lists of models that no filter can describe.
import { RECORD } from '../shared/records.js';

const PAGE = '$first: Int, $after: String, $last: Int, $before: String';
const COMMON = '$revision: Int, $countryBasis: CountryBasis, $language: Language';

/** Models that reach a level of compute with the given certainty. */
export const atThreshold = (flop, certainty, { from, to }) => ({
  request: {
    query: `query ModelsAtThreshold(${COMMON}, $from: Int, $to: Int, $flop: [Float!], $certainty: Certainty!, ${PAGE}) {
  trends(revision: $revision, from: $from, to: $to) {
    thresholds(flop: $flop) {
      models(certainty: $certainty, first: $first, after: $after, last: $last, before: $before) {
        totalCount
        nodes {
          ${RECORD}
        }
        pageInfo { hasPreviousPage hasNextPage startCursor endCursor }
      }
    }
  }
}`,
    variables: { from, to, flop: [flop], certainty },
  },
  pick: ({ trends }) => trends.thresholds[0].models,
});

/** A single model. The document does not declare the variables for paging, because it does not use them. */
export const oneModel = (slug) => ({
  request: {
    query: `query OneModel(${COMMON}, $slug: String!) {
  model(slug: $slug, revision: $revision) {
    ${RECORD}
  }
}`,
    variables: { slug },
  },
  pick: ({ model }) => whole([model]),
});

/** The models that set a record of training compute. */
export const recordHolders = ({ from, to }) => ({
  request: {
    query: `query RecordHolders(${COMMON}, $from: Int, $to: Int) {
  trends(revision: $revision, from: $from, to: $to) {
    computeFrontier {
      model {
        ${RECORD}
      }
    }
  }
}`,
    variables: { from, to },
  },
  pick: ({ trends }) => whole(trends.computeFrontier.map(({ model }) => model)),
});

const whole = (nodes) => ({
  nodes, totalCount: nodes.length, pageInfo: { hasPreviousPage: false, hasNextPage: false, startCursor: null, endCursor: null },
});
