// A way out of the editors for the keyboard. In an editor, Tab indents, so the focus would never get past it.
import { say } from './status.js';

/** The element whose text describes each editor. */
const HINT = 'leave-editor';

let hasShownHint = false;

/**
 * After Escape, Tab and Shift+Tab move the focus out of the editor until the reader presses another key. The editor names
 * this to screen readers; for everyone else, the page shows it when Tab has indented for the first time.
 * @param {object} editor a CodeMirror
 */
export function letTabLeave(editor) {
  let isLeaving = false;
  editor.getInputField().setAttribute('aria-describedby', HINT);
  editor.on('keydown', (_, event) => {
    if (event.key === 'Tab') {
      // The editor then ignores the key, so the browser moves the focus.
      event.codemirrorIgnore = isLeaving;
      if (!isLeaving && !hasShownHint) {
        hasShownHint = true;
        say(document.getElementById(HINT).textContent);
      }
    } else if (event.key !== 'Shift') {
      isLeaving = event.key === 'Escape';
    }
  });
  editor.on('blur', () => { isLeaving = false; });
}
