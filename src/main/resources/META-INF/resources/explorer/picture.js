// A figure as a picture to use elsewhere: an SVG with title, note and source, or a PNG made from this SVG.
import { traceLayout } from './trace.js';

/** The width of all pictures, so that a link gives the same picture on a phone and on a wide screen. */
const PICTURE_WIDTH = 960;
const PICTURE_MARGIN = 28;
/** Number of PNG pixels for each SVG pixel in each direction. The PNG is then sharp in print and on dense screens. */
const PNG_SCALE = 2;

/**
 * Draws a figure outside the page, in the light theme, and traces it.
 * @param {string} title the title of the file
 * @param {(width: number) => HTMLElement} make creates the figure, which is in the document while it is traced
 * @param {(width: number) => void} draw draws its charts, which measure texts
 * @param {string} language
 * @returns {{svg: string, width: number, height: number}}
 */
export function makePicture(title, make, draw, language) {
  const inner = PICTURE_WIDTH - 2 * PICTURE_MARGIN;
  const stage = make(inner);
  stage.classList.add('picture');
  stage.style.width = `${PICTURE_WIDTH}px`;
  stage.style.padding = `${PICTURE_MARGIN}px`;
  const root = document.documentElement;
  const theme = root.dataset.theme;
  // All of this happens between two frames, so the reader sees neither the stage nor the theme.
  root.dataset.theme = 'light';
  document.body.append(stage);
  try {
    draw(inner);
    return traceLayout(stage, title, language);
  } finally {
    stage.remove();
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
  }
}

/** The PNG of a picture. */
export async function pngOf({ svg, width, height }) {
  const image = new Image();
  // The Content-Security-Policy allows images of this site and data: URLs.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * PNG_SCALE;
  canvas.height = height * PNG_SCALE;
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser could not make a PNG.'))), 'image/png');
  });
}
