// Requests of the report: two at a time, in the order of its sections, so that one reader does not fill the server's queue.
import { QueryError, ask } from '../explorer/query.js';

const AT_ONCE = 2;
const TRIES = 4;
const PAUSE = 700;

let running = 0;
const waiting = [];

/**
 * Sends a query when its turn comes. If the server is too busy, waits and tries again.
 * @throws {QueryError} like ask
 */
export async function askInTurn(query, variables) {
  if (running >= AT_ONCE) await new Promise((resolve) => { waiting.push(resolve); });
  running++;
  try {
    return await persist(query, variables);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

async function persist(query, variables) {
  for (let tries = 1; ; tries++) {
    try {
      return await ask(query, variables);
    } catch (error) {
      if (!(error instanceof QueryError) || error.code !== 'OVERLOADED' || tries === TRIES) throw error;
      await new Promise((resolve) => { setTimeout(resolve, PAUSE * tries); });
    }
  }
}
