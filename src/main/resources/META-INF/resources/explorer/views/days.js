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

/** First and last day of a time axis: the windows of all panels, up to the date of the newest source. */
export function axisDays(panels) {
  const from = Math.min(...panels.map((panel) => panel.from));
  const to = Math.max(...panels.map((panel) => panel.to));
  const newest = panels.map(({ revision }) => revision.asOf).sort().at(-1);
  const end = `${String(to).padStart(4, '0')}-12-31`;
  return [`${String(from).padStart(4, '0')}-01-01`, newest < end && newest > `${to}-01-01` ? newest : end];
}
