/** First and last day of a time axis: the windows of all panels, up to the date of the newest source. */
export function axisDays(panels) {
  const from = Math.min(...panels.map((panel) => panel.from));
  const to = Math.max(...panels.map((panel) => panel.to));
  const newest = panels.map(({ revision }) => revision.asOf).sort().at(-1);
  const end = `${String(to).padStart(4, '0')}-12-31`;
  return [`${String(from).padStart(4, '0')}-01-01`, newest < end && newest > `${to}-01-01` ? newest : end];
}
