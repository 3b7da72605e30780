// Reads claims. The server computes a claim once for each revision, at the first request for it.
import { QueryError, ask } from '../explorer/query.js';
import { CLAIMS } from './documents.js';

/** Number of claims in one request. It is small, because a server that has just started takes a second for ten claims. */
const PAGE = 10;
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

/**
 * The claims of a report, page by page. Each claim has its report, and as `then` its result at the report's revision, or
 * null if the report has no revision.
 */
export async function* claimsOf(report, revision, language, repeats) {
  const then = report.revision?.number ?? null;
  let cursors = {};
  do {
    const page = await patiently(CLAIMS, {
      report: report.slug, revision, then, compared: then !== null, language, first: PAGE, ...cursors,
    }, repeats);
    yield page.now.nodes.map((claim, at) => ({ ...claim, report, then: page.then?.nodes[at] ?? null }));
    cursors = page.now.pageInfo.hasNextPage
      ? { after: page.now.pageInfo.endCursor, afterThen: page.then?.pageInfo.endCursor } : null;
  } while (cursors);
}
