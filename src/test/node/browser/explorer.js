// Functions that the explorer's suites share.
import { graphql } from '../atlas.js';

/** Opens the explorer and waits until it is complete. */
export async function open(page, address = '/?lang=en') {
  await page.goto(address);
  await settled(page);
}

/** Waits until nothing is loading. */
export const settled = (page) => page.waitForFunction(() => document.querySelector('section.figure')
  && !document.querySelector('section[aria-busy="true"]')
  && !/^(Loading|불러오는 중)$/.test(document.getElementById('live').textContent));

/** Sends a query to the API directly. */
export async function api(query, variables = {}) {
  const response = await fetch(graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** A figure of the page, by its ID. */
export const figure = (page, id) => page.locator(`#${id}`);

/** The rows of a table as texts. */
export const rowsOf = (table) => table.locator('tbody tr').evaluateAll((rows) =>
  rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
