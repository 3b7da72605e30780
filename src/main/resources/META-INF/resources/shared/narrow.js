// Filters for the models behind a value of a dimension.

const NARROW = {
  COUNTRY: (keys, { countryBasis }) => ({ countries: keys, countryBasis }),
  ORGANIZATION: (keys, { organizationBasis }) =>
    (organizationBasis === 'GROUP' ? { groups: keys } : { organizations: keys }),
  SECTOR: (keys) => (keys[0] === 'UNKNOWN' ? { sectorKnown: false } : { sectors: keys }),
  DOMAIN: (keys) => ({ domains: keys }),
  TASK: (keys) => ({ tasks: keys }),
  DOMAIN_COUNT: ([key]) => bucket(key, 'Domains'),
  TASK_COUNT: ([key]) => bucket(key, 'Tasks'),
  COLLABORATION: ([key], { organizationBasis }) => ({ collaboration: key, organizationBasis }),
  ACCESSIBILITY: (keys) => (keys[0] === 'UNKNOWN' ? { accessibilityKnown: false } : { accessibility: keys }),
  CONFIDENCE: (keys) => ({ confidence: keys }),
  COMPUTE_MAGNITUDE: ([key]) => (key === 'unknown'
    ? { computeKnown: false }
    : { minTrainingFlop: Number(key), trainingFlopBelow: key === '0' ? 1 : Number(`1e${Number(key.slice(2)) + 1}`) }),
};

function bucket(key, what) {
  const least = Number.parseInt(key, 10);
  return key.endsWith('+') ? { [`min${what}`]: least } : { [`min${what}`]: least, [`max${what}`]: least };
}

/** Filter for models that have one of the given keys of a dimension. */
export const ofKeys = (dimension, keys, state) => NARROW[dimension](keys, state);

/** Filter for models of the given years. */
export const ofYears = (from, to) => ({
  releasedFrom: `${String(from).padStart(4, '0')}-01-01`,
  releasedTo: `${String(to).padStart(4, '0')}-12-31`,
});

/** Combines filters. If two restrict the same field, both apply. */
export function allOf(...filters) {
  const joined = {};
  const rest = [];
  for (const filter of filters.filter(Boolean)) {
    if (Object.keys(filter).some((name) => Object.hasOwn(joined, name))) rest.push(filter);
    else Object.assign(joined, filter);
  }
  return rest.length ? { ...joined, all: rest } : joined;
}
