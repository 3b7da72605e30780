// Requests that a page repeats if the server is too busy.
import { QueryError, ask } from './query.js';

/**
 * A function that sends a query, like ask, and repeats it after some errors.
 * @param {object} how repeats: for each code of an error, the number of attempts after which an error with this code ends the request; pause: milliseconds before the
 *   second attempt, on average. The pauses before further attempts are twice, three times ... as long. Each pause is up to
 *   a quarter shorter or longer, so that the pages that one busy second refused do not all come back in the same second;
 *   atOnce: the code of an error after which it does not pause
 */
export const patient = ({ repeats, pause, atOnce }) => async (query, variables, repeating = () => {}) => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask(query, variables);
    } catch (error) {
      if (!(error instanceof QueryError) || !(attempt <= repeats[error.code])) throw error;
      if (error.code !== atOnce) await new Promise((resolve) => { setTimeout(resolve, pause * attempt * (0.75 + Math.random() / 2)); });
      repeating();
    }
  }
};

/**
 * Sends a query, and repeats it after a timeout, or if the server is overloaded. After a timeout, it repeats the query only
 * once, because the server starts its work again from the beginning.
 * @param {string} query
 * @param {object} variables
 * @param {() => void} [repeating] called before each repetition, after the pause; an error that it throws ends the request
 */
export const patiently = patient({ repeats: { TIMEOUT: 1, OVERLOADED: 2 }, pause: 1000 });

/**
 * Does the same with a query for verdicts of claims. After a timeout, it repeats the query twice and at once, because the
 * server keeps the verdicts that it has computed.
 */
export const patientlyForVerdicts = patient({ repeats: { TIMEOUT: 2, OVERLOADED: 2 }, pause: 1000, atOnce: 'TIMEOUT' });
