// Domains by year, and models with the source's tag for multimodal ones.
import { WINDOW } from '../documents.js';
import { ofKey, ofYears } from '../filters.js';
import { prose } from '../prose.js';
import { domains as domainSentence } from '../sentences/domains.js';
import { multimodal } from '../sentences/shares.js';
import { named, tableOf } from '../table.js';
import { inYear, seriesCells, totalRow, yearColumns } from './years.js';

const TAG = 'multimodal';

const BY_DOMAIN = `byDomain: trends(${WINDOW}) {
  modelCount unattributed(by: DOMAIN)
  years { year partial modelCount }
  series(by: DOMAIN) { key label(language: $language) modelCount share years { year modelCount share } }
}`;
const FIRST = `firstMultimodal: models(revision: $revision, filter: { domains: ["${TAG}"] }, orderBy: [{ field: RELEASED_ON, direction: ASC }], first: 2) {
  nodes { name releasedOn organizations { name(language: $language) } }
}`;

export const domains = {
  id: 'domains',
  group: 'subjects',
  title: ({ words }) => words.sections.domains,
  parts: () => [BY_DOMAIN, FIRST],
  draw(data, page) {
    const { words, f } = page;
    const { modelCount, unattributed, years, series } = data.byDomain;
    if (!series.length) return null;
    const real = series.filter(({ key }) => key !== TAG);
    const tag = series.find(({ key }) => key === TAG);
    const row = (one) => [named(one), ...seriesCells(one, 'DOMAIN', page),
      { value: one.share, text: f.share(one.share), of: page.of(`${one.label}, ${page.span}`, ofKey('DOMAIN', one.key, page.state), ofYears(page.from, page.to)) }];
    return [
      prose(page, page.say(domainSentence)(f, {
        ranking: ranked(real, page),
        overlapping: real.reduce((sum, one) => sum + one.modelCount, 0) > modelCount,
        unknown: { n: unattributed, of: page.of(words.withoutDomain, { maxDomains: 0 }, ofYears(page.from, page.to)) },
        rise: riseOf(real, page),
      })),
      prose(page, page.complete !== null && page.say(multimodal)(f, multimodalOf(data, tag, page))),
      tableOf({
        id: 'domains',
        title: words.tables.domains,
        columns: [...yearColumns(years, page, { name: 'domain', label: words.columns.domain }), { name: 'share', label: words.columns.share, number: true }],
        rows: [
          ...real.map(row),
          ...(tag ? [{ kind: 'extra', cells: row({ ...tag, label: words.multimodalTag }) }] : []),
          { ...totalRow(years, modelCount, page), cells: [...totalRow(years, modelCount, page).cells, null] },
        ],
        notes: [words.notes.domains, words.notes.multimodalTag],
        parts: [BY_DOMAIN],
        chart: { series: real, years },
      }, page),
      tag && tableOf({
        id: 'multimodal',
        title: words.tables.multimodal,
        columns: yearColumns(years, page, { name: 'domain', label: words.columns.shareOfYear }),
        rows: [[
          named({ key: TAG, label: words.multimodalTag }),
          ...tag.years.map(({ year, share }) => shareCell(share, page.of(`${words.multimodalTag}, ${words.year(year)}`, ofKey('DOMAIN', TAG, page.state), ofYears(year, year)), page)),
          shareCell(tag.share, page.of(`${words.multimodalTag}, ${page.span}`, ofKey('DOMAIN', TAG, page.state), ofYears(page.from, page.to)), page),
        ]],
        notes: [words.notes.multimodalShare],
        parts: [BY_DOMAIN],
      }, page),
    ];
  },
};

/** A share that opens the models it counts; null in a year without models. */
export const shareCell = (share, of, { f }) => ({ value: share, text: share === null ? null : f.share(share), of: share ? of : null });

/** Values of a dimension with their ranks, for sentences that name the first ones. */
export function ranked(series, page, dimension = 'DOMAIN') {
  return series.map(({ key, label, modelCount: n, share }) => ({
    rank: 1 + series.filter((other) => other.modelCount > n).length,
    label,
    n,
    share,
    of: page.of(`${label}, ${page.span}`, ofKey(dimension, key, page.state), ofYears(page.from, page.to)),
  }));
}

/** The domain that rose most in the last complete year; null if none rose, or if several rose by the same amount. */
function riseOf(series, page) {
  const year = page.complete;
  if (year === null) return null;
  const rises = series.map((one) => ({ one, now: inYear(one.years, year), before: inYear(one.years, year - 1) }))
    .filter(({ before }) => before)
    .map((entry) => ({ ...entry, by: entry.now.modelCount - entry.before.modelCount }));
  const most = Math.max(0, ...rises.map(({ by }) => by));
  const found = rises.filter(({ by }) => by === most);
  if (most === 0 || found.length !== 1) return null;
  const [{ one, now, before }] = found;
  const end = ({ year: when, modelCount: n }) => ({
    n, of: n ? page.of(`${one.label}, ${page.words.year(when)}`, ofKey('DOMAIN', one.key, page.state), ofYears(when, when)) : null,
  });
  return { label: one.label, year, now: end(now), before: end(before) };
}

function multimodalOf({ byDomain: { years }, firstMultimodal: { nodes } }, tag, page) {
  const year = page.complete;
  const at = (when) => {
    const all = inYear(years, when);
    return all && {
      n: tag ? inYear(tag.years, when).modelCount : 0,
      all: all.modelCount,
      of: page.of(`${page.words.multimodalTag}, ${page.words.year(when)}`, ofKey('DOMAIN', TAG, page.state), ofYears(when, when)),
    };
  };
  const [first, second] = nodes;
  return {
    year,
    now: at(year),
    before: at(year - 1),
    first: first && first.releasedOn !== second?.releasedOn
      ? { year: Number(first.releasedOn.slice(0, 4)), model: first.name, organization: first.organizations[0]?.name ?? null } : null,
  };
}
