// Requests of the report: two at a time, in the order of its sections, so that one reader does not fill the server's queue.
import { patient } from '../shared/patiently.js';
import { QueryError } from '../shared/query.js';

const AT_ONCE = 2;
const persist = patient({ repeats: { OVERLOADED: 3 }, pause: 700 });

let running = 0;
const waiting = [];

/**
 * Sends a query when its turn comes. If the server is too busy, waits and tries again.
 * @param {() => boolean} isOld whether the answer is no longer needed; the query is then not sent
 * @throws {QueryError} like ask; with the code SUPERSEDED when the query was not sent
 */
export async function askInTurn(query, variables, isOld) {
  if (running >= AT_ONCE) await new Promise((resolve) => { waiting.push(resolve); });
  else running++;
  try {
    if (isOld()) throw new QueryError('', 'SUPERSEDED');
    return await persist(query, variables);
  } finally {
    // The next waiting request starts now. If none waits, the slot becomes free.
    if (waiting.length) waiting.shift()();
    else running--;
  }
}
