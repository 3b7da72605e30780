// The tools of a figure: table, records, query, download, citation.
import { openCitation } from './cite.js';
import { csv, download } from './csv.js';
import { h } from './dom.js';

/**
 * @param {object} figure id, title, asTable, query (URL of the playground), toggle(), records(), rows() of the file,
 *   revision, citation (its request), permalink (of the page at that revision, on a site)
 * @returns {HTMLElement[]} buttons and a link
 */
export function figureTools(figure, speech) {
  const { words } = speech;
  const button = (tool, text, onclick) => h('button', { type: 'button', 'data-tool': tool, onclick }, text);
  return [
    button('table', figure.asTable ? words.chart : words.table, figure.toggle),
    button('records', words.records, figure.records),
    h('a', { 'data-tool': 'query', href: figure.query }, words.query),
    button('csv', words.csv, () =>
      download(`model-atlas-${figure.id}-revision-${figure.revision}.csv`, csv(...figure.rows()))),
    button('cite', words.cite, () => openCitation(figure.title, figure.citation, figure.permalink, speech)),
  ];
}
