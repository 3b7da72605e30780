// A dialog over the page. The browser keeps the focus in it and restores it afterwards.
import { focusAround, h, freshId } from './dom.js';
import { QueryError } from './query.js';

/** For each open dialog, the element that gets the focus when it is closed. A dialog can open another one. */
const openers = [];

/** The element of the page that has the focus, or will get it when the open dialogs are closed. */
export const focusHolder = () => openers[0]?.element ?? document.activeElement;

/** Gives the focus to the successor of the element that held it, now or when the open dialogs are closed. */
export function passFocus(successor) {
  if (openers.length) openers[0].element = successor;
  else successor.focus({ preventScroll: true });
}

/**
 * Opens a dialog that removes itself when closed.
 * @param {string} title
 * @param {string} close label of the close button
 * @returns {HTMLElement} the element to fill
 */
export function openDialog(title, close) {
  const id = freshId('dialog');
  const body = h('div.dialog-body');
  const dialog = h('dialog', { 'aria-labelledby': id },
    h('div.dialog-head', {}, h('h2', { id }, title),
      h('button.plain', { type: 'button', onclick: () => dialog.close() }, close)),
    body);
  // This event comes late: the browser has already restored the focus, and the user may have moved it since. So change the
  // focus only if nothing has it, because the element that opened the dialog has been drawn again.
  dialog.addEventListener('close', () => {
    dialog.remove();
    openers.splice(openers.indexOf(opener), 1);
    if (document.activeElement === document.body) opener.element.focus({ preventScroll: true });
  });
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  const opener = { element: document.activeElement };
  openers.push(opener);
  dialog.showModal();
  return body;
}

/** Runs a task that a button starts. If it fails, opens a dialog with the error, from which the reader can try again. */
export async function trying(title, speech, run) {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof QueryError)) reportError(error);
    const body = openDialog(title, speech.words.record.close);
    body.append(failure(error, speech, () => {
      body.closest('dialog').close();
      trying(title, speech, run);
    }));
  }
}

/**
 * Why a request failed. The API's messages are in English, so the Korean words have a sentence of their own for the failures
 * that readers can cause or meet.
 * @returns {Array<Node|string>}
 */
export function reason({ message, code, argument }, words) {
  if (!message) return [words.unreachable];
  const sentence = words.failures[code === 'BAD_USER_INPUT' && /(^|\.)text$/.test(argument) ? 'text' : code];
  return [sentence && `${sentence} `, h('span', { lang: 'en' }, message)].filter(Boolean);
}

/** The message that the page shows when a request has failed, or when an answer could not be drawn. */
export function failure(error, { words }, retry) {
  return h('div.message', { role: 'alert' },
    ...(error instanceof QueryError ? [
      h('p', {}, h('strong', {}, words.failed)),
      h('p', {}, reason(error, words), ' ', h('code', {}, error.code)),
    ] : [h('p', {}, h('strong', {}, words.broken))]),
    h('button', { type: 'button', onclick: ({ target }) => {
      focusAround(target);
      return retry();
    } }, words.retry));
}
