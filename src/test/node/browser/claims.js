// Functions that the suites of the claims' pages share.
import { speak } from '../../../main/resources/META-INF/resources/shared/i18n.js';
import { NAMES, namesOf, readable } from '../../../main/resources/META-INF/resources/shared/readable.js';
import { en } from '../../../main/resources/META-INF/resources/claims/words/en.js';
import { ko } from '../../../main/resources/META-INF/resources/claims/words/ko.js';
import { url } from '../atlas.js';
import { api } from './explorer.js';

/** Opens a page by its path or its public address, and waits until the page is complete. */
export async function open(page, address = '/claims?lang=en') {
  const { pathname, search } = new URL(address, url);
  await page.goto(pathname + search);
  await settled(page);
}

/** Waits until nothing is loading. */
export const settled = (page) => page.waitForFunction(() => document.querySelector('.cite pre, .back, .message:not([hidden])')
  && !document.querySelector('[aria-busy="true"], .skeleton')
  && !/^(Loading|불러오는 중)$/.test(document.getElementById('live').textContent));

/** The reports, the number of the current revision, and the days of all revisions by number, oldest first. */
export async function dataset(language = 'EN') {
  const { reports, revision, revisions } = await api(`query ($language: Language) {
    reports { slug title(language: $language) publisher(language: $language) publishedOn revision { number } }
    revision { number } revisions(first: 100) { nodes { number asOf } }
  }`, { language });
  return { reports, current: revision.number, days: new Map(revisions.nodes.reverse().map(({ number, asOf }) => [number, asOf])) };
}

const ATTEMPTS = 10;

/** Sends a query, and repeats it after timeouts. A server that has just started computes more verdicts in each attempt. */
async function patiently(query, variables) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await api(query, variables);
    } catch (error) {
      if (!/"TIMEOUT"/.test(error.message) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** All claims of all reports by slug, computed at a revision, with values as people write them. */
export async function evaluated(revision, language = 'EN') {
  const { claims } = await patiently(`query ($revision: Int!, $language: Language) {
    claims(revision: $revision, first: 100) {
      totalCount
      nodes {
        slug page document verdict report { slug }
        statement(language: $language) rule(language: $language) reason(language: $language)
        values { label(language: $language) published computed matches }
      }
    }
  }`, { revision, language });
  if (claims.nodes.length !== claims.totalCount) throw new Error(`${claims.nodes.length} of ${claims.totalCount} claims`);
  const names = await api(`query ($language: Language) {
    ${NAMES}
  }`, { language });
  const spoken = speak(language.toLowerCase());
  const speech = { ...spoken, words: { claims: { EN: en, KO: ko }[language] } };
  return new Map(claims.nodes.map((claim) =>
    [claim.slug, { ...claim, values: readable(claim.values, namesOf(names), speech) }]));
}

/** The claims at every revision, by its number. */
export async function throughRevisions({ days }, language = 'EN') {
  const all = new Map();
  for (const number of days.keys()) all.set(number, await evaluated(number, language));
  return all;
}

export const VERDICTS = {
  EN: { HOLDS: 'holds', HOLDS_IN_PART: 'holds in part', FAILS: 'does not hold', NOT_DECIDABLE: 'cannot be decided' },
  KO: { HOLDS: '맞음', HOLDS_IN_PART: '일부만 맞음', FAILS: '맞지 않음', NOT_DECIDABLE: '판정할 수 없음' },
};

/** A computed value as the pages show it, with the text for screen readers. */
export function shown(value, language = 'EN') {
  if (value === undefined) return { EN: 'not known', KO: '정보 없음' }[language];
  return `${value.computed ?? { EN: 'none', KO: '없음' }[language]} ${value.matches ? '=' : '≠'}${{ EN: ['differs', 'matches'], KO: ['다름', '일치'] }[language][Number(value.matches)]}`;
}

export const day = (iso, language = 'EN') => new Intl.DateTimeFormat({ EN: 'en-GB', KO: 'ko-KR' }[language],
  { year: 'numeric', month: language === 'KO' ? 'long' : 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));

/** The text that a screen reader reads for a mark. */
export const markSays = (number, iso, verdict, isOwn, language = 'EN') => (language === 'KO'
  ? `제${number}판, ${day(iso, 'KO')}${isOwn ? ', 발표 당시' : ''}: ${VERDICTS.KO[verdict]}`
  : `Revision ${number}, ${day(iso)}${isOwn ? ', the report’s' : ''}: ${VERDICTS.EN[verdict]}`);

/** The outcome of a claim, from its verdicts at the report's revision and at another revision. */
export function outcome(then, now) {
  if (then === 'NOT_DECIDABLE' || now === 'NOT_DECIDABLE') return 'UNDECIDED';
  if (then === 'FAILS') return 'FAILED';
  return now === 'FAILS' ? 'LOST' : 'KEPT';
}
