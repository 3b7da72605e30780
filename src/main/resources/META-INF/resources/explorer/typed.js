// Text fields that a reader may be typing into while an answer arrives.

/**
 * @param {HTMLInputElement} field
 * @returns {(text: string) => void} shows a text in the field, unless the reader is typing another one
 */
export function shownIn(field) {
  let settled = '';
  // Runs before the other listeners, which may replace the typed text, for example by the name that it stands for.
  field.addEventListener('change', () => { settled = field.value; }, { capture: true });
  return (text) => {
    if (document.activeElement === field && field.value !== settled) return;
    field.value = text;
    settled = text;
  };
}
