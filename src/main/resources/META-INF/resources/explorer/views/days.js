/** Gives all panels the same years. In years that a panel does not cover, its number of models is null. */
export function withSameYears(panels) {
  const all = panels.flatMap(({ years }) => (years ?? []).map(({ year }) => year));
  if (panels.length < 2 || !all.length) return panels;
  const [from, to] = [Math.min(...all), Math.max(...all)];
  const filled = (years, empty) => Array.from({ length: to - from + 1 }, (_, at) =>
    years.find(({ year }) => year === from + at) ?? { year: from + at, ...empty });
  return panels.map((panel) => ({
    ...panel,
    years: filled(panel.years, { modelCount: null, partial: false }),
    series: panel.series.map((one) => ({ ...one, years: filled(one.years, { modelCount: null, share: null }) })),
  }));
}

const firstDay = (year) => `${String(year).padStart(4, '0')}-01-01`;
const lastDay = (year) => `${String(year).padStart(4, '0')}-12-31`;
const latest = (days) => days.reduce((one, other) => (other > one ? other : one));

/**
 * First and last day of a time axis: the windows of all panels, up to the date of the newest source.
 * @param {object[]} panels
 * @param {string[]} drawn the days that are drawn. A source can state a release after its own date
 */
export function axisDays(panels, drawn) {
  const from = Math.min(...panels.map((panel) => panel.from));
  const to = Math.max(...panels.map((panel) => panel.to));
  const newest = latest(panels.map(({ revision }) => revision.asOf));
  const end = lastDay(to);
  // An axis needs more than one day.
  const endsEarly = newest < end && newest >= firstDay(to) && newest > firstDay(from);
  return [firstDay(from), latest([endsEarly ? newest : end, ...drawn])];
}

/** The last day that a panel knows: the date of its source or the end of its window, whichever is earlier. */
export function knownUntil({ to, revision: { asOf } }, drawn) {
  const end = lastDay(to);
  return latest([asOf < end ? asOf : end, ...drawn]);
}
