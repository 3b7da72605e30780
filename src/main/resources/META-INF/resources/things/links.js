// Links to the pages of models, organizations and countries. The tables of other pages also use them.
import { h } from '../explorer/dom.js';
import { addressOf } from './address.js';

/** @param {{lang: string, revision: number|null}} state language and revision of the page with the link */
export const modelLink = ({ slug, name }, { lang, revision }) =>
  h('a', { href: addressOf({ kind: 'models', key: slug, lang, revision }) }, name);

export const organizationLink = ({ slug, name }, { lang, revision }) =>
  h('a', { href: addressOf({ kind: 'organizations', key: slug, lang, revision }) }, name);

export const countryLink = ({ code, name }, { lang, revision }) =>
  h('a', { href: addressOf({ kind: 'countries', key: code, lang, revision }) }, name);

/** Links with commas between them; without links, the given text. */
export const listOf = (links, none = '–') => (links.length ? links.flatMap((link, at) => (at ? [', ', link] : [link])) : none);
