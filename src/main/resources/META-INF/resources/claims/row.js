// A claim in the list.
import { h, freshId } from '../shared/dom.js';
import { playground } from '../shared/query.js';
import { claimAddress } from './address.js';
import { columnsOf, valueTable } from './values.js';
import { line } from './verdict.js';

export function claimRow(claim, head, speech, state) {
  const { words, words: { claims: texts } } = speech;
  const { slug, statement, page, document } = claim;
  const id = freshId('claim');
  const address = claimAddress(slug, state);
  const columns = columnsOf(claim, head, speech);
  return h('li.claim', { 'data-slug': slug }, h('article', { 'aria-labelledby': id },
    h('div.claim-says', {},
      h('h3', { id }, h('a', { href: address }, statement)),
      h('p.muted', {}, page && h('span.page', {}, texts.where(page)), page && ' · ', h('span.slug', {}, slug)),
      h('p.claim-links', {},
        h('a', { href: address, 'aria-label': texts.detailsOf(statement) }, texts.details), ' ',
        h('a', { href: playground(document, { revision: head.number }), 'aria-label': texts.queryOf(statement) }, words.query))),
    h('div.claim-values', {},
      claim.reason && h('p.reason', {}, claim.reason), valueTable(texts.valuesOf(statement), columns, speech)),
    h('div.claim-line', {},
      line(claim, head, speech))));
}
