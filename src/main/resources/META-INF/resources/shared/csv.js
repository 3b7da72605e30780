// The figures shown, as a CSV file (RFC 4180), with their source in every row.

/**
 * Saves generated content as a file.
 * @param {string} name
 * @param {Blob} content
 */
export function save(name, content) {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** A list in a cell, as the exports write it. */
const joined = (list) => list.map((value) => String(value).replace(/[\\|]/g, '\\$&')).join('|');

/** A cell: quoted if needed, and guarded so that spreadsheets do not take it for a formula. */
function cell(value) {
  if (Array.isArray(value)) return cell(joined(value));
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * @param {string[]} header
 * @param {Array<Array<string|number|null|Array>>} rows unrounded, null where unknown
 */
export const csv = (header, rows) => [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** Downloads a text as a file. The byte order mark lets spreadsheets recognize UTF-8. */
export function download(name, text) {
  save(name, new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
}
