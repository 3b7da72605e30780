// An ordinary client of /graphql. Uses GET, so that answers can be cached, and POST for queries that are too long for a URL.

/** An error with the server's message. */
export class QueryError extends Error {
  /**
   * @param {string} message
   * @param {string} code the server's code, or NETWORK if the server could not be reached
   * @param {string} [argument] the argument that the server refused
   * @param {Array<string|number>} [path] the field that failed
   */
  constructor(message, code, argument, path) {
    super(message);
    this.code = code;
    this.argument = argument;
    this.path = path;
  }
}

/** Maximum length of a URL. The server accepts request lines of up to 16,384 bytes. */
const LONGEST_URL = 16_000;

/** Statuses with which a proxy refuses a URL that is too long for it. The server accepts longer ones than many proxies. */
const TOO_LONG = [413, 414, 431];

/** Milliseconds within which an answer must arrive. Browsers wait for minutes, even if the connection is dead. */
const LONGEST_WAIT = 60_000;

const parameters = (query, variables) => new URLSearchParams({ query, variables: JSON.stringify(variables) });

/**
 * Sends a query to the API.
 * @returns {Promise<object>} the data
 * @throws {QueryError} if the request fails, if the answer is no response of the API, or if any part of the answer failed,
 *   because half a chart would mislead
 */
export async function ask(query, variables, signal) {
  let answer;
  try {
    const headers = { accept: 'application/graphql-response+json' };
    const url = `/graphql?${parameters(query, variables)}`;
    const timeout = AbortSignal.timeout(LONGEST_WAIT);
    // Browsers that cannot combine signals wait until the caller gives up.
    const until = { signal: signal && AbortSignal.any ? AbortSignal.any([signal, timeout]) : signal ?? timeout };
    let response = url.length <= LONGEST_URL ? await fetch(url, { headers, ...until }) : null;
    if (!response || TOO_LONG.includes(response.status)) {
      response = await fetch('/graphql', {
        method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }), ...until,
      });
    }
    answer = await response.json();
  } catch (error) {
    // In older browsers, a timeout is an AbortError, too.
    if (signal?.aborted) throw error;
    throw new QueryError('', 'NETWORK');
  }
  if (Array.isArray(answer?.errors) && answer.errors.length) {
    const [{ message, extensions, path }] = answer.errors;
    throw new QueryError(message, extensions?.code ?? 'UNKNOWN', extensions?.argument, path);
  }
  // A proxy between the reader and the server may send JSON of its own.
  if (!answer?.data) throw new QueryError('', 'NETWORK');
  return answer.data;
}

/** URL of the playground with a query. */
export const playground = (query, variables) => `/graphiql?${parameters(query, variables)}`;
