// Reads claims. The server computes each of them once for each revision, when it is first asked for.
import { QueryError, ask } from '../explorer/query.js';
import { CLAIMS } from './documents.js';

/** Claims of a page. Small, because a server that has just started takes a second for ten of them. */
const PAGE = 10;
const ATTEMPTS = 3;

const SECOND = 1000;

/**
 * Sends a query, and repeats it when the server ran out of time, because it keeps the verdicts that it has computed; or
 * after a while, when the server has too many requests.
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
 * The claims of a report, page by page. Each has its report, and as `then` what it gave at the report's revision: null
 * if the report has none.
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
