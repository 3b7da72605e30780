// The figures shown, as a file: RFC 4180, with what they were computed from in every row.

/** A cell: quoted where needed, and never a formula to a spreadsheet. */
function cell(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * @param {string[]} header
 * @param {Array<Array<string|number|null>>} rows unrounded, null where unknown
 */
export const csv = (header, rows) => [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** Offers a text as a file. The mark at its start lets spreadsheets see that it is UTF-8. */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
