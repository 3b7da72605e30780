// How the report counts, where its data comes from, and the links with their full addresses, for readers on paper.
import { h } from '../../shared/dom.js';
import { publicSite } from '../../shared/links.js';
import { permalink, writeAddress } from '../address.js';

export const method = {
  id: 'method',
  group: 'overview',
  title: ({ words }) => words.sections.method,
  parts: () => [],
  draw({ total }, page) {
    const { words, state } = page;
    const link = (href, text) => h('a', { href }, text);
    const rules = h('ul', {}, [
      ...words.method,
      words.basesUsed(words.countryBases[state.countryBasis], words.organizationBases[state.organizationBasis]),
    ].map((rule) => h('li', {}, rule)));
    const links = [
      [words.links.page, writeAddress(state), permalink(state, publicSite())],
      [words.links.claims, `/claims?revision=${page.revision}&lang=${state.lang}`],
      ...(page.edition?.url ? [[page.edition.title, page.edition.url]] : []),
      [words.links.playground, '/graphiql'],
      [words.links.schema, '/graphql/schema.graphql'],
      ...total.sources.flatMap(({ attribution, url }) => [[attribution, url]]),
      ['CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'],
    ];
    return [
      rules,
      h('h3', {}, words.links.title),
      h('ol.links', {}, links.map(([text, address, printed = new URL(address, publicSite()).href]) =>
        h('li', {}, link(address, text), h('span.address', {}, ` ${printed}`)))),
    ];
  },
};
