// The explorer's GraphQL documents. Each figure has a document, for one revision or for two.
import { CITED } from '../shared/cite.js';

const ARGUMENTS = `from: $from, to: $to, filter: $filter,
    countryBasis: $countryBasis, organizationBasis: $organizationBasis`;

/**
 * A document for trends at one revision, or at two: then and now.
 * @param {object} figure with the name of the operation, the figure's variables, and the fragment `Figure` on Trends
 */
export function trendsDocument({ name, variables = '', fragment }, { comparing, citing = false }) {
  const selection = `...Figure${citing ? `\n    ${CITED}` : ''}`;
  return `query ${name}(
  $revision: Int${comparing ? ', $compare: Int' : ''}, $from: Int, $to: Int, $filter: ModelFilter
  $countryBasis: CountryBasis, $organizationBasis: OrganizationBasis${variables && `, ${variables}`}
) {
  now: trends(revision: $revision, ${ARGUMENTS}) {
    ${selection}
  }${comparing ? `
  then: trends(revision: $compare, ${ARGUMENTS}) {
    ${selection}
  }` : ''}
}

${fragment}`;
}

export const KEY_FIGURES = {
  name: 'KeyFigures',
  fragment: `fragment Figure on Trends {
  revision { number asOf }
  sources { attribution licence url } otherSources
  from to modelCount
  years { year modelCount partial change }
  countries: ranking(by: COUNTRY) { key }
  organizations: ranking(by: ORGANIZATION) { key }
  computeFrontier { model { name releasedOn trainingCompute { scientific } } }
}`,
};

export const SOURCES = {
  name: 'Sources',
  fragment: `fragment Figure on Trends {
  revision { number asOf }
  sources { attribution licence url } otherSources
}`,
};

export const GROWTH = {
  name: 'Growth',
  fragment: `fragment Figure on Trends {
  compoundAnnualGrowthRate
}`,
};

/** The revision and the sources of a figure, which its CSV file and its picture name. */
const SOURCE = 'revision { number asOf } sources { attribution } otherSources';

export const RELEASES = {
  name: 'Releases',
  variables: '$by: Dimension!, $language: Language',
  fragment: `fragment Figure on Trends {
  ${SOURCE}
  from to modelCount
  years { year modelCount partial }
  unattributed(by: $by)
  series(by: $by) {
    key label(language: $language) modelCount
    years { year modelCount share }
  }
}`,
};

/** The models of the values that a chart of releases shows together. */
export const OTHERS = {
  name: 'OtherReleases',
  fragment: `fragment Figure on Trends {
  years { year modelCount }
}`,
};

export const RANKING = {
  name: 'Ranking',
  variables: '$by: Dimension!, $language: Language',
  fragment: `fragment Figure on Trends {
  ${SOURCE}
  from to modelCount
  unattributed(by: $by)
  ranking(by: $by) { rank tied key label(language: $language) modelCount share }
}`,
};

export const FRONTIER = {
  name: 'ComputeFrontier',
  variables: '$language: Language',
  fragment: `fragment Figure on Trends {
  ${SOURCE}
  from to modelCount
  thresholds(flop: [1e23]) { unknown }
  computeGrowth { method models factorPerYear doublingMonths rSquared }
  computeFrontier {
    flop factor
    model {
      slug name releasedOn confidence
      organizations { slug name(language: $language) }
      trainingCompute { scientific }
    }
  }
}`,
};

export const FIRSTS = {
  name: 'Firsts',
  variables: '$language: Language',
  fragment: `fragment Figure on Trends {
  ${SOURCE}
  from to modelCount
  firsts(by: COUNTRY) {
    key label(language: $language)
    model { name releasedOn }
    models { slug name organizations { slug name(language: $language) } }
  }
}`,
};

export const MULTIMODALITY = {
  name: 'Multimodality',
  variables: '$language: Language',
  fragment: `fragment Figure on Trends {
  ${SOURCE}
  from to modelCount lastCompleteYear
  years { year modelCount partial }
  series(by: DOMAIN_COUNT) {
    key label(language: $language) modelCount
    years { year modelCount share }
  }
  domains: series(by: DOMAIN) { key years { year share } }
}`,
};

export const SCATTER = {
  name: 'AllModels',
  fragment: `fragment Figure on Trends {
  ${SOURCE}
  from to modelCount
  counts: years { year modelCount }
}`,
};

/** The points of the scatter, one page at a time. */
export const POINTS = `query Points(
  $revision: Int, $filter: ModelFilter, $countryBasis: CountryBasis, $language: Language, $first: Int, $after: String
) {
  models(revision: $revision, filter: $filter, first: $first, after: $after) {
    nodes {
      slug name releasedOn confidence parameters
      trainingCompute { flop }
      organizations { slug name(language: $language) }
      countries(basis: $countryBasis) { code name(language: $language) }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

/**
 * The values for the controls: all revisions, those nearest to the data of reports, and the values that occur at one of
 * them, with the countries of a basis.
 */
export const MENUS = `query Menus($revision: Int, $countryBasis: CountryBasis, $language: Language) {
  revisions(first: 100) { nodes { number label asOf publisher } }
  reports { slug revision { number } }
  domains(revision: $revision) { slug name(language: $language) }
  countries(revision: $revision, first: 100, filter: { minModels: 1, basis: $countryBasis }) { nodes { code name(language: $language) } }
  trends(revision: $revision) { from to }
}`;

/** The filter of a state; null when it has none. */
export function filterOf({ country, sector, domain, accessibility, confidence, text }) {
  const filter = {
    ...(country.length && { countries: country }),
    ...(sector.length && { sectors: sector }),
    ...(domain.length && { domains: domain }),
    ...(accessibility.length && { accessibility }),
    ...(confidence.length && { confidence }),
    ...(text && { text }),
  };
  return Object.keys(filter).length ? filter : null;
}

/** The variables that all documents for trends share. */
export function trendsVariables(state) {
  return {
    revision: state.revision,
    ...(state.compare !== null && { compare: state.compare }),
    from: state.from,
    to: state.to,
    filter: filterOf(state),
    countryBasis: state.countryBasis,
    organizationBasis: state.organizationBasis,
  };
}
