// Links to the pages of models, organizations and countries, and the public URL of the site.
import { h } from './dom.js';

/** The public URL of the site, which the server writes into its pages. The reader may have opened the page under another URL. */
export const publicSite = () => new URL(document.querySelector('meta[name="model-atlas-site"]')?.content ?? location.href).origin;

/**
 * Removes the tags with the canonical URL. Phones share this URL in place of the page's own URL, which has the reader's choices as
 * soon as the page writes them there.
 */
export const removeCanonical = () => document.querySelectorAll('link[rel="canonical"], meta[property="og:url"]').forEach((tag) => tag.remove());

/**
 * The address of a page that starts with the language and the revision of another page.
 * @param {string} path such as "/report"
 * @param {{lang: string, revision: ?number}} state language and revision of the page with the link
 */
export function pageAddress(path, { lang, revision = null }) {
  const parameters = new URLSearchParams({ lang });
  if (revision !== null) parameters.set('revision', revision);
  return `${path}?${parameters}`;
}

/**
 * The address of the page of a model, organization or country, or of a list of them.
 * @param {'models'|'organizations'|'countries'} kind
 * @param {?string} key slug or code; null for the list
 * @param {{lang: string, revision: ?number}} state language and revision of the page with the link
 */
export const thingAddress = (kind, key, state) => pageAddress(`/${kind}${key === null ? '' : `/${encodeURIComponent(key)}`}`, state);

export const modelLink = ({ slug, name }, state) => h('a', { href: thingAddress('models', slug, state) }, name);

export const organizationLink = ({ slug, name }, state) => h('a', { href: thingAddress('organizations', slug, state) }, name);

export const countryLink = ({ code, name }, state) => h('a', { href: thingAddress('countries', code, state) }, name);

/** Links with commas between them; without links, the given text. */
export const listOf = (links, none = '–') => (links.length ? links.flatMap((link, at) => (at ? [', ', link] : [link])) : none);
