// Exports a figure: as a picture with title, note and source, or as HTML that shows it in a frame of another site.
import { copyable, figureReference, publicUrl } from '../shared/cite.js';
import { save } from '../shared/csv.js';
import { openDialog } from '../shared/dialog.js';
import { announce, h } from '../shared/dom.js';
import { ask } from '../shared/query.js';
import { makePicture, pngOf } from './picture.js';
import { makeStage } from './stage.js';

/** For each figure, the height in pixels at which a frame 700 pixels wide needs no scroll bar. */
const FRAME_HEIGHTS = { releases: 760, ranking: 740, frontier: 840, scatter: 1080, firsts: 920, multimodality: 760 };

/** The citation of a figure without its title, and the public URL. */
async function cite(figure, speech) {
  const data = await ask(figure.citation.query, figure.citation.variables);
  const site = publicUrl(data.now.citation);
  return { site, text: figureReference(null, data, figure.permalink(site), speech) };
}

/**
 * Saves a figure as a picture.
 * @param {object} figure title, file (name without extension), what its stage is made from (view, panels, context), citation and permalink
 * @param {'svg'|'png'} type
 */
export async function savePicture(figure, type, speech) {
  const { text } = await cite(figure, speech);
  const { stage, drawStage } = makeStage(figure.view, figure.panels, figure.context);
  const picture = makePicture(figure.title, (width) => stage(width, text), drawStage, speech.language);
  save(`${figure.file}.${type}`, type === 'png' ? await pngOf(picture) : new Blob([picture.svg], { type: 'image/svg+xml' }));
  announce(speech.words.picture.saved);
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Shows the HTML with which another site embeds a figure, either at the shown revision or always at the newest. */
export async function openEmbedding(figure, speech) {
  const { words } = speech;
  const { site } = await cite(figure, speech);
  const frame = (pinned) => `<iframe src="${escaped(site + figure.embedAddress(pinned))}" title="${escaped(`${figure.title} – Model Atlas`)}"`
    + ` width="100%" height="${FRAME_HEIGHTS[figure.id]}" style="border: 0" loading="lazy"></iframe>`;
  const body = openDialog(`${words.embed.title}: ${figure.title}`, words.record.close);
  body.append(h('p.muted', {}, words.embed.note), copyable(words.embed.pinned(figure.revision), frame(true), words.citation),
    copyable(words.embed.newest, frame(false), words.citation));
}
