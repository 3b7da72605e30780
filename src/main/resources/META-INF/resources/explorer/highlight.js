// The models that a reader highlights: those of a country or organization, a single model, or those whose names contain
// a text.

const named = (text, name) => name.toLowerCase() === text.toLowerCase();

/**
 * The choices for a highlight: the countries, organizations and models of the points.
 * @returns {Array<{key: string, name: string}>} keys are country codes and slugs; countries come first
 */
export function choicesOf(points) {
  const found = new Map();
  for (const [list, keyOf] of [[({ countries }) => countries, ({ code }) => code],
    [({ organizations }) => organizations, ({ slug }) => slug], [(point) => [point], ({ slug }) => slug]]) {
    const some = new Map();
    for (const one of points.flatMap(list)) {
      if (!found.has(keyOf(one))) some.set(keyOf(one), { key: keyOf(one), name: one.name });
    }
    for (const one of [...some.values()].sort((one, other) => one.name.localeCompare(other.name))) found.set(one.key, one);
  }
  return [...found.values()];
}

/** The highlight for a text that a reader typed: the key of the choice with this name, or else the text itself. */
export const keyOf = (text, choices) => choices.find(({ name }) => named(text, name))?.key ?? text;

/** The name to show for a highlight. */
export const nameOf = (highlight, choices) => choices.find(({ key }) => key === highlight)?.name ?? highlight;

/**
 * @param {string} highlight a key, or a text; empty for none
 * @param {Array<{key: string}>} choices
 * @returns {(point: object) => boolean}
 */
export function matcher(highlight, choices) {
  if (!highlight) return () => false;
  if (choices.some(({ key }) => key === highlight)) {
    return ({ slug, organizations, countries }) => countries.some(({ code }) => code === highlight)
      || organizations.some((organization) => organization.slug === highlight) || slug === highlight;
  }
  const text = highlight.toLowerCase();
  return ({ name, organizations, countries }) => [name, ...[...organizations, ...countries].map((one) => one.name)]
    .some((one) => one.toLowerCase().includes(text));
}
