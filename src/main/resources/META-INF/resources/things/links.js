// Links from names to the pages of what they name. Also for the tables of other pages.
import { h } from '../explorer/dom.js';
import { addressOf } from './address.js';

/** @param {{lang: string, revision: number|null}} state language and revision of the page with the link */
export const modelLink = ({ slug, name }, { lang, revision }) =>
  h('a', { href: addressOf({ kind: 'models', key: slug, lang, revision }) }, name);

export const organizationLink = ({ slug, name }, { lang, revision }) =>
  h('a', { href: addressOf({ kind: 'organizations', key: slug, lang, revision }) }, name);

export const countryLink = ({ code, name }, { lang, revision }) =>
  h('a', { href: addressOf({ kind: 'countries', key: code, lang, revision }) }, name);

/** Several links, with commas between them; what stands for none. */
export const listOf = (links, none = '–') => (links.length ? links.flatMap((link, at) => (at ? [', ', link] : [link])) : none);
