// Functions that the report's suites share.

/** Opens the report and waits until it is complete. */
export async function openReport(page, address = '?lang=en') {
  await page.goto(`/report${address}`);
  await complete(page);
}

/** Waits until every section has its content. */
export const complete = (page) => page.waitForFunction(() => document.querySelector('section.chapter')
  && !document.querySelector('[aria-busy="true"]')
  && /(The report is complete\.|보고서를 모두 불러왔다\.|The data could not be loaded\.|불러오지 못했습니다\.)$/.test(document.getElementById('live').textContent));

/** A table of the report, by its ID. */
export const tableOf = (page, id) => page.locator(`#table-${id} table`);

/** The rows of a table as texts, without the marks behind numbers. */
export const rowsOf = (table) => table.locator('tbody tr').evaluateAll((rows) =>
  rows.map((row) => [...row.cells].map((cell) => cell.textContent.replace(/\*$/, ''))));

/** Opens the models of the number in a row and column (from 0). Returns the number, and how many models the dialog has. */
export async function recordsBehind(page, id, row, column) {
  const button = tableOf(page, id).locator('tbody tr').nth(row).locator('th, td').nth(column).locator('button');
  const shown = (await button.textContent()).replaceAll(',', '');
  await button.click();
  const dialog = page.getByRole('dialog');
  const range = dialog.locator('.range');
  await range.filter({ hasText: /\d/ }).waitFor();
  const listed = (await range.textContent()).match(/of ([\d,]+)$/)[1].replaceAll(',', '');
  await dialog.getByRole('table').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return { shown, listed };
}
