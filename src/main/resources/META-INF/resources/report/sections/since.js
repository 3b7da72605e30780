// What has changed since a published edition: its statements, computed at its own revision and at the page's.
import { h } from '../../explorer/dom.js';
import { ofYears } from '../filters.js';
import { prose } from '../prose.js';
import { claims as claimsSentence, revisions as revisionsSentence } from '../sentences/revisions.js';
import { tableOf } from '../table.js';

const CLAIM = 'slug verdict values { label(language: $language) published computed matches }';
const EDITION = `edition: report(slug: $edition) {
  title(language: $language) publisher(language: $language) publishedOn url
  revision { number asOf }
  then: claims(first: 100, revision: $editionRevision) {
    totalCount
    nodes { ${CLAIM} statement(language: $language) reason(language: $language) }
  }
  now: claims(first: 100, revision: $revision) { totalCount nodes { ${CLAIM} } }
}`;
const SHARED = `atEdition: trends(revision: $editionRevision, from: $from, to: $sharedTo) { modelCount }
atPage: trends(revision: $revision, from: $from, to: $sharedTo) { modelCount }`;

export const since = {
  id: 'since',
  group: 'since',
  title: ({ words, edition }) => words.sections.since(edition.name),
  parts: ({ sharedTo }) => [EDITION, ...(sharedTo === null ? [] : [SHARED])],
  draw(data, page) {
    const { words, f } = page;
    const { then, now, revision } = data.edition;
    const same = revision.number === page.revision;
    const later = Object.fromEntries(now.nodes.map((claim) => [claim.slug, claim]));
    const changed = then.nodes.filter(({ slug, verdict }) => later[slug].verdict !== verdict);
    return [
      prose(page,
        data.atPage && !same && page.say(revisionsSentence)(f, sharedOf(data, page)),
        page.say(claimsSentence)(f, {
          edition: page.edition.name,
          total: then.totalCount,
          then: counted(then.nodes),
          now: same ? null : counted(now.nodes),
          thenRevision: revision.number,
          nowRevision: page.revision,
          changed: changed.length,
        })),
      same && h('p.prose', {}, words.sameRevision),
      tableOf({
        id: 'claims',
        title: words.tables.claims(page.edition.name),
        columns: [
          { name: 'statement', label: words.columns.statement },
          { name: 'published', label: words.columns.published },
          { name: 'computed_then', label: words.columns.computedAt(revision.number) },
          { name: 'verdict_then', label: words.columns.verdictAt(revision.number) },
          ...(same ? [] : [
            { name: 'computed_now', label: words.columns.computedAt(page.revision) },
            { name: 'verdict_now', label: words.columns.verdictAt(page.revision) },
          ]),
        ],
        rows: then.nodes.map((claim) => {
          const today = later[claim.slug];
          return {
            kind: !same && today.verdict !== claim.verdict ? 'changed' : null,
            cells: [
              { value: claim.statement, nodes: [h('a', { href: `/claims/${claim.slug}` }, claim.slug), ' ', claim.statement, reason(claim)] },
              values(claim, 'published'),
              values(claim, 'computed', words),
              verdict(claim, words),
              ...(same ? [] : [values(today, 'computed', words), verdict(today, words)]),
            ],
          };
        }),
        notes: [words.notes.claims, revision.number === 1 && page.edition.slug === 'is-178' && words.notes.is178],
        parts: [EDITION],
        stacked: true,
      }, page),
    ];
  },
};

const counted = (claims) => claims.reduce((counts, { verdict: one }) => ({ ...counts, [one]: (counts[one] ?? 0) + 1 }), {});

const reason = ({ reason: text }) => text && h('span.reason', {}, ` ${text}`);

/** The published or computed values of a claim, one in a line. */
function values(claim, name, words) {
  if (!claim.values.length) return { value: null, text: '–' };
  const text = ({ label, [name]: value, matches }) => h('span.value-line', {},
    name === 'published' || claim.values.length > 1 ? h('span.value-label', {}, `${label}: `) : null,
    value ?? words.none,
    name === 'computed' && !matches ? h('span.differs', {}, ` ${words.differs}`) : null);
  return {
    value: claim.values.map(({ label, [name]: value }) => `${label}: ${value ?? ''}`).join('; '),
    nodes: claim.values.map(text),
  };
}

const SIGNS = { HOLDS: '✓', HOLDS_IN_PART: '◐', FAILS: '✗', NOT_DECIDABLE: '?' };
const verdict = ({ verdict: one }, words) => ({
  value: one,
  nodes: h(`span.verdict.${one.toLowerCase()}`, { 'data-verdict': one }, h('span', { 'aria-hidden': 'true' }, `${SIGNS[one]} `), words.verdicts[one]),
});

function sharedOf({ edition: { revision }, atEdition, atPage }, page) {
  const { from, sharedTo, f } = page;
  const at = (number, asOf, n) => ({
    revision: number, asOf, n,
    of: { ...page.of(`${f.range(from, sharedTo)}, ${f.revision(number)}`, ofYears(from, sharedTo)), revision: number },
  });
  return {
    from, to: sharedTo, then: at(revision.number, revision.asOf, atEdition.modelCount), now: at(page.revision, page.asOf, atPage.modelCount),
  };
}
