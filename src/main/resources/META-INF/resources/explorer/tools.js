// The tools of a figure: table, records, query, download, citation.
import { openCitation } from '../shared/cite.js';
import { csv, download } from '../shared/csv.js';
import { trying } from '../shared/dialog.js';
import { h } from '../shared/dom.js';
import { QueryError } from '../shared/query.js';

/** Loads the modules that export a chart, only when they are needed, because few readers export charts. */
const takeAway = () => import('./take-away.js').catch((error) => {
  reportError(error);
  throw new QueryError('', 'NETWORK');
});

/**
 * @param {object} figure id, title, asTable, query (URL of the playground), toggle(), records(), rows() of the file,
 *   revision, citation (the request for it), permalink (of the page at that revision, on a given site),
 *   file (name of files, without extension), view, panels and context (from which pictures are drawn),
 *   embedAddress (pinned or not), and embedded (whether the page is in a frame, where only the table is offered)
 * @returns {HTMLElement[]} buttons and a link
 */
export function figureTools(figure, speech) {
  const { words } = speech;
  const exporting = (run) => () => trying(figure.title, speech, async () => run(await takeAway()));
  const button = (tool, text, onclick) => h('button', { type: 'button', 'data-key': tool, onclick }, text);
  const table = button('table', figure.asTable ? words.chart : words.table, figure.toggle);
  if (figure.embedded) return [table];
  return [
    table,
    button('records', words.records, figure.records),
    h('a', { 'data-key': 'query', href: figure.query }, words.query),
    button('csv', words.csv, () => download(`${figure.file}.csv`, csv(...figure.rows()))),
    button('svg', words.picture.svg, exporting(({ savePicture }) => savePicture(figure, 'svg', speech))),
    button('png', words.picture.png, exporting(({ savePicture }) => savePicture(figure, 'png', speech))),
    button('embed', words.embed.title, exporting(({ openEmbedding }) => openEmbedding(figure, speech))),
    button('cite', words.cite, () => openCitation(figure.title, figure.citation, figure.permalink, speech)),
  ];
}
