// The parts that all pages have: header, footer, and the note about invalid parts of the URL.
import { focusContent, h, s } from './dom.js';
import { pageAddress } from './links.js';

/**
 * The top line, with language and theme.
 * @returns {{part: HTMLElement, pin: (revision: ?number) => void}} pin makes the links to other pages name the revision to
 *   which the page is pinned; null for a page that is not pinned
 */
export function makeMasthead({ language, words }, change) {
  const home = { path: '/', link: h('a.wordmark', {}, mark(), 'Model Atlas') };
  const pages = Object.entries({ report: words.report, claims: words.claimsPage, ...words.lists })
    .map(([name, text]) => ({ path: `/${name}`, link: h('a', {}, text) }));
  const pin = (revision) => {
    for (const { path, link } of [home, ...pages]) link.setAttribute('href', pageAddress(path, { lang: language, revision }));
  };
  pin(null);
  const to = (lang, name) => h(`button#lang-${lang}`, { type: 'button', lang, 'aria-pressed': String(lang === language),
    onclick: () => { if (lang !== language) change({ lang }); } }, name);
  const part = h('header.masthead', {},
    home.link,
    h('nav', { 'aria-label': 'Model Atlas' },
      pages.map(({ link }) => link),
      h('a', { href: '/graphiql' }, words.playground), h('a', { href: '/graphql/schema.graphql' }, words.schema)),
    h('div.settings', {},
      h('div.switch', { role: 'group', 'aria-label': words.language }, to('en', 'English'), to('ko', '한국어')),
      themeButton(words)));
  return { part, pin };
}

function mark() {
  return s('svg', { viewBox: '0 0 24 24', width: 20, height: 20, 'aria-hidden': 'true' },
    s('path', { d: 'M2 20l6-7 5 3 7-10' }), s('circle', { cx: 20, cy: 5, r: 2.6 }));
}

function themeButton(words) {
  const isDark = () => (document.documentElement.dataset.theme
    ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const button = h('button#theme', { type: 'button', onclick: () => {
    const theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem('theme', theme);
    } catch {
      // Without storage, the choice lasts until the page is closed.
    }
    button.textContent = isDark() ? words.toLight : words.toDark;
  } }, isDark() ? words.toLight : words.toDark);
  return button;
}

/**
 * Reports the parts of the URL that were dropped.
 * @param {?() => void} dismiss removes the report; null for a report that stays
 */
export function droppedNote(parts, { words }, dismiss = null) {
  return h('div.dropped', {}, h('p', {}, words.dropped, ' ', parts.map((part) => [h('code', {}, part), ' '])),
    dismiss && h('button.plain', { type: 'button', onclick: () => {
      dismiss();
      focusContent();
    } }, words.dismiss));
}

const LICENCES = { 'CC BY 4.0': 'https://creativecommons.org/licenses/by/4.0/' };

/** The sources of the models that trends count, with the licence of each. */
export function credits(trends, { words, day, number }) {
  const link = (href, text) => h('a', { href, target: '_top', rel: 'noopener noreferrer' }, text);
  return [`${words.footer.source(trends.revision.number, day(trends.revision.asOf))} `,
    ...trends.sources.flatMap((source, index) => [index ? '; ' : '', link(source.url, source.attribution), `, ${words.footer.licence} `,
      LICENCES[source.licence] ? link(LICENCES[source.licence], source.licence) : source.licence]),
    trends.otherSources ? `; ${words.footer.others(number(trends.otherSources))}` : ''];
}

/**
 * The credits for the models shown, and further links. The trends are null while unknown.
 * @param {?object} then the trends at another revision with which the page compares; a reader may compare a revision with itself
 * @param {?number} revision the revision to which the page is pinned, which the links to other pages name
 */
export function footer(trends, speech, then = null, revision = null) {
  const { language, words } = speech;
  const to = (path) => pageAddress(path, { lang: language, revision });
  return [
    then && then.revision.number !== trends.revision.number && h('p', {}, ...credits(then, speech), '.'),
    trends && h('p', {}, ...credits(trends, speech), '. ', words.footer.unchanged),
    h('p', {}, h('a', { href: to('/report') }, words.report), ' · ',
      h('a', { href: to('/claims') }, words.claimsPage), ' · ', h('a', { href: '/graphiql' }, words.playground), ' · ', h('a', { href: '/graphql/schema.graphql' }, words.schema)),
  ].filter(Boolean);
}
