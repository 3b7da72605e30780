// Text fields that a reader may be typing into while an answer arrives.

/**
 * @param {HTMLInputElement} field
 * @returns {(text: string) => void} shows a text in the field, unless the reader is typing another one
 */
export function shownIn(field) {
  let settled = '';
  // Runs before other listeners, which may show the text as it was understood.
  field.addEventListener('change', () => { settled = field.value; }, { capture: true });
  return (text) => {
    if (document.activeElement === field && field.value !== settled) return;
    field.value = text;
    settled = text;
  };
}
