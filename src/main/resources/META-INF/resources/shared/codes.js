// The short form of values in permalinks. Codes never change, because publications print permalinks.

/** Codes of values: one letter for each value. Several codes are written without a separator. */
export const CODES = {
  by: {
    country: 'c', organization: 'o', sector: 's', domain: 'd', 'domain-count': 'n', task: 't', 'task-count': 'u',
    collaboration: 'j', accessibility: 'a', confidence: 'k', 'compute-magnitude': 'm',
  },
  measure: { count: 'c', share: 's' },
  countryBasis: { headquarters: 'h', 'group-headquarters': 'g', recorded: 'r' },
  organizationBasis: { group: 'g', recorded: 'r' },
  sector: { industry: 'i', academia: 'a', government: 'g', 'research-collective': 'r' },
  accessibility: {
    'api-access': 'a', 'hosted-access': 'h', 'open-weights-unrestricted': 'o', 'open-weights-restricted': 'r',
    'open-weights-non-commercial': 'n', unreleased: 'u',
  },
  confidence: { confident: 'c', likely: 'l', speculative: 's', unverified: 'v', unknown: 'u' },
  table: { releases: 'r', ranking: 'k', frontier: 'f', scatter: 's', firsts: 'i', multimodality: 'm' },
  form: { 'small-multiples': 'm', 'frontier-linear': 'f', 'scatter-linear': 's', 'scatter-parameters': 'p' },
};
