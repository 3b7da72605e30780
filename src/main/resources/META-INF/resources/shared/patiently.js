// Requests that are worth repeating.
import { QueryError, ask } from './query.js';

const ATTEMPTS = 3;

const SECOND = 1000;

/**
 * Sends a query. Repeats the query if the server ran out of time: the server keeps the verdicts that it has computed. Also
 * repeats the query, after a while, if the server has too many requests.
 * @param {() => void} [repeats] called before each repetition
 */
export async function patiently(query, variables, repeats = () => {}) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask(query, variables);
    } catch (error) {
      if (!(error instanceof QueryError) || !['TIMEOUT', 'OVERLOADED'].includes(error.code) || attempt === ATTEMPTS) throw error;
      repeats();
      if (error.code === 'OVERLOADED') await new Promise((resolve) => { setTimeout(resolve, attempt * SECOND); });
    }
  }
}
