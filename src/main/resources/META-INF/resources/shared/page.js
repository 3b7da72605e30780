// The parts that all pages have: header, footer, and the note about invalid parts of the URL.
import { h, s } from './dom.js';

/** The top line, with language and theme. On a pinned page, its links to lists name the pinned revision. */
export function masthead({ language, words }, change, revision = null) {
  const to = (lang, name) => h(`button#lang-${lang}`, { type: 'button', lang, 'aria-pressed': String(lang === language),
    onclick: () => { if (lang !== language) change({ lang }); } }, name);
  return h('header.masthead', {},
    h('a.wordmark', { href: `/?lang=${language}` }, mark(), 'Model Atlas'),
    h('nav', { 'aria-label': 'Model Atlas' },
      h('a', { href: `/report?lang=${language}` }, words.report),
      h('a', { href: `/claims?lang=${language}` }, words.claimsPage),
      Object.entries(words.lists).map(([path, name]) => h('a', { href: `/${path}?lang=${language}${revision === null ? '' : `&revision=${revision}`}` }, name)),
      h('a', { href: '/graphiql' }, words.playground), h('a', { href: '/graphql/schema.graphql' }, words.schema)),
    h('div.settings', {},
      h('div.switch', { role: 'group', 'aria-label': words.language }, to('en', 'English'), to('ko', '한국어')),
      themeButton(words)));
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

/** Reports the parts of the URL that were dropped. */
export function droppedNote(parts, { words }, dismiss) {
  return h('div.dropped', {}, h('p', {}, words.dropped, ' ', parts.map((part) => [h('code', {}, part), ' '])),
    h('button.plain', { type: 'button', onclick: dismiss }, words.dismiss));
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

/** The credits for the models shown, and further links. The trends are null while unknown. */
export function footer(trends, speech) {
  const { language, words } = speech;
  return [
    trends && h('p', {}, ...credits(trends, speech), '. ', words.footer.unchanged),
    h('p', {}, h('a', { href: `/report?lang=${language}` }, words.report), ' · ',
      h('a', { href: `/claims?lang=${language}` }, words.claimsPage), ' · ', h('a', { href: '/graphiql' }, words.playground), ' · ', h('a', { href: '/graphql/schema.graphql' }, words.schema)),
  ].filter(Boolean);
}
