// What has changed since a published edition: its statements, computed at the edition's revision and at the page's revision.
import { h } from '../../shared/dom.js';
import { NAMES, namesOf, readable } from '../../shared/readable.js';
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
  title: ({ words, edition, revision }) => edition && (isEarlier(revision, edition) ? words.sections.unpublished : words.sections.since)(edition.name),
  // Without an edition that has a revision, there is nothing to compare.
  parts: ({ edition, sharedTo }) => (edition ? [EDITION, NAMES, ...(sharedTo === null ? [] : [SHARED])] : []),
  draw(data, page) {
    if (!page.edition) return null;
    const { words, f } = page;
    const { then, now, revision } = data.edition;
    const same = revision.number === page.revision;
    const speech = speechOf(page);
    const names = namesOf(data);
    const read = (values) => readable(values, names, speech);
    const earlier = isEarlier(page.revision, page.edition);
    const later = Object.fromEntries(now.nodes.map((claim) => [claim.slug, claim]));
    const changed = then.nodes.filter(({ slug, verdict }) => later[slug].verdict !== verdict);
    return [
      earlier && h('p.prose', {}, words.unpublished(page.edition.name, f.day(page.edition.publishedOn), page.revision, f.day(page.asOf))),
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
          earlier,
        })),
      same && h('p.prose', {}, words.sameRevision),
      tableOf({
        id: 'claims',
        title: words.tables.claims(page.edition.name),
        columns: [
          { name: 'statement', label: words.columns.statement, also: ['statement_key'] },
          { name: 'verdict_then', label: words.columns.verdictAt(revision.number), tight: true },
          ...(same ? [] : [{ name: 'verdict_now', label: words.columns.verdictAt(page.revision), tight: true }]),
          { name: 'value', label: words.columns.value, wide: true },
          { name: 'published', label: words.columns.published },
          { name: 'computed_then', label: words.columns.computedAt(revision.number) },
          ...(same ? [] : [{ name: 'computed_now', label: words.columns.computedAt(page.revision) }]),
        ],
        rows: then.nodes.flatMap((claim) => rowsOf(claim, same ? null : later[claim.slug], page, read)),
        notes: [words.notes.claims, page.edition.slug === 'is-178' && words.notes.is178],
        parts: [EDITION],
        stacked: true,
        then: same ? null : revision,
      }, page),
    ];
  },
};

/** Whether the page's revision is older than the edition's. Nothing can then have changed “since” the edition. */
const isEarlier = (number, { revision }) => number < revision.number;

const counted = (claims) => claims.reduce((counts, { verdict: one }) => ({ ...counts, [one]: (counts[one] ?? 0) + 1 }), {});

const SIGNS = { HOLDS: '✓', HOLDS_IN_PART: '◐', FAILS: '✗', NOT_DECIDABLE: '?' };

/** A row for each value of a claim. The cells with the claim's statement and verdicts span all these rows. */
function rowsOf(claim, today, page, read) {
  const { words } = page;
  const { slug, statement, reason, values } = claim;
  const [texts, textsToday] = [read(values), today && read(today.values)];
  const rows = Math.max(1, values.length);
  const verdict = (one) => ({
    value: one,
    rows,
    nodes: h(`span.verdict.${one.toLowerCase()}`, { 'data-verdict': one }, h('span', { 'aria-hidden': 'true' }, `${SIGNS[one]} `), words.verdicts[one]),
  });
  const head = [
    { value: statement, also: [slug], rows, nodes: [h('a', { href: `/claims/${slug}?revision=${page.revision}&lang=${page.state.lang}` }, slug), ' ', statement, reason && h('span.reason', {}, reason)] },
    verdict(claim.verdict),
    ...(today ? [verdict(today.verdict)] : []),
  ];
  const covered = head.map(({ value, also }) => ({ value, also, covered: true }));
  const changed = today && today.verdict !== claim.verdict ? 'changed' : null;
  if (!values.length) return [{ kind: `whole${changed ? '.changed' : ''}`, cells: [...head, ...Array(today ? 4 : 3).fill({ value: null, text: '–' })] }];
  return values.map((value, at) => ({
    kind: [at === 0 ? 'first' : 'more', changed].filter(Boolean).join('.'),
    cells: [
      ...(at === 0 ? head : covered),
      value.label,
      { value: value.published, text: texts[at].published },
      computed(value, texts[at], words),
      // A claim that is not decidable at the page's revision has no values there.
      ...(today ? [today.values[at] ? computed(today.values[at], textsToday[at], words) : null] : []),
    ],
  }));
}

/** The words and formats of the report, in the form that the values of claims need. */
const speechOf = ({ f, words }) => ({ ...f, scientific: f.flop, words: { claims: { none: words.none } } });

/** The cell of a computed value. The file has the value as the API gives it. */
const computed = ({ computed: value, matches }, read, words) => {
  const text = read.computed ?? words.none;
  return { value, nodes: [text, !matches && h('span.differs', {}, ` ${words.differs}`)] };
};

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
