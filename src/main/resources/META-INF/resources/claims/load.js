// Reads claims. The server computes a claim once for each revision, at the first request for it.
import { patientlyForVerdicts } from '../shared/patiently.js';
import { CLAIMS } from './documents.js';

/** Number of claims in one request. It is small, because a server that has just started takes a second for ten claims. */
const PAGE = 10;

/**
 * The claims of a report, page by page. Each claim has its report, and as `then` its result at the report's revision, or
 * null if the report has no revision.
 */
export async function* claimsOf(report, revision, language, repeats) {
  const then = report.revision?.number ?? null;
  let cursors = {};
  do {
    const page = await patientlyForVerdicts(CLAIMS, {
      report: report.slug, revision, then, compared: then !== null, language, other: language === 'KO' ? 'EN' : 'KO', first: PAGE, ...cursors,
    }, repeats);
    yield page.now.nodes.map((claim, at) => ({ ...claim, report, then: page.then?.nodes[at] ?? null }));
    cursors = page.now.pageInfo.hasNextPage
      ? { after: page.now.pageInfo.endCursor, afterThen: page.then?.pageInfo.endCursor } : null;
  } while (cursors);
}
