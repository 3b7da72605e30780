// Requests that a page repeats if the server is too busy.
import { QueryError, ask } from './query.js';

/**
 * A function that sends a query, like ask, and repeats it after some errors.
 * @param {object} how attempts: their maximum number; codes: the codes of the errors after which it repeats the query;
 *   pause: milliseconds before the second attempt if the server has too many requests. The pauses before further attempts
 *   are twice, three times ... as long.
 */
export const patient = ({ attempts, codes, pause }) => async (query, variables, repeats = () => {}) => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask(query, variables);
    } catch (error) {
      if (!(error instanceof QueryError) || !codes.includes(error.code) || attempt === attempts) throw error;
      repeats();
      if (error.code === 'OVERLOADED') await new Promise((resolve) => { setTimeout(resolve, pause * attempt); });
    }
  }
};

/**
 * Sends a query, and repeats it after a timeout, or if the server is overloaded. After a timeout, it does not pause,
 * because the server keeps the verdicts of claims that it has computed.
 * @param {string} query
 * @param {object} variables
 * @param {() => void} [repeats] called before each repetition
 */
export const patiently = patient({ attempts: 3, codes: ['TIMEOUT', 'OVERLOADED'], pause: 1000 });
