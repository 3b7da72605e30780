// The playground's URL contains the open document or the ID of a stored one, so that the link opens it again.

/** The server reads request lines of up to 16 KB; a longer link would get 414. */
const LONGEST = 16_000;

/** Milliseconds within which the stored document must arrive: the page stays blank until then. */
const LONGEST_WAIT = 30_000;

/** The document and variables in a URL; null for missing ones. Variables are formatted if they are JSON. */
export function opened(search) {
  const asked = new URLSearchParams(search);
  return { query: asked.get('query'), variables: laidOut(asked.get('variables')), operationName: asked.get('operationName') };
}

/** The URL that opens this document; null when the URL is too long for a link. */
export function linkTo({ query, variables, operationName }) {
  const parts = Object.entries({ query, variables, operationName })
    .filter(([, value]) => value?.trim())
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const link = parts.length ? `/graphiql?${parts.join('&')}` : '/graphiql';
  return link.length <= LONGEST ? link : null;
}

/**
 * The stored document of a short link.
 * @param {string} id
 * @returns {Promise<{query: string, variables: string|null, operationName: string|null}>} the document; if it cannot be
 *   loaded, a comment with the reason
 */
export async function storedDocument(id) {
  let response, text, stored;
  try {
    response = await fetch(`/s/${encodeURIComponent(id)}`, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(LONGEST_WAIT) });
    text = await response.text();
    stored = JSON.parse(text);
  } catch (error) {
    // There is no network, the answer takes too long (an AbortError in older browsers), or a proxy sent a page instead of JSON.
    if (!(error instanceof TypeError) && !(error instanceof SyntaxError) && !['TimeoutError', 'AbortError'].includes(error.name)) throw error;
  }
  const { detail = 'The query could not be loaded. Reload the page to try again.', query, operationName, variables } = stored ?? {};
  if (!response?.ok || !query) return { query: `# ${detail}`, variables: null, operationName: null };
  return { query, operationName: operationName ?? null, variables: variables ? unrounded(text, variables, { query, operationName }) : null };
}

/**
 * The variables as text: formatted, or as stored if JavaScript would round long numbers. In the stored text, the variables
 * are the last member.
 */
function unrounded(text, variables, others) {
  const stored = text.slice(JSON.stringify(others).length - 1 + ',"variables":'.length, -1);
  return JSON.stringify(variables) === stored ? JSON.stringify(variables, null, 2) : stored;
}

/** The short URL of a stored document while the reader has not changed it, or else the URL with the document (linkTo). */
export const linkToStored = (id, stored, tab) =>
  (tab.query === stored.query && (tab.variables ?? '') === (stored.variables ?? '') ? `/graphiql?s=${id}` : linkTo(tab));

function laidOut(variables) {
  try {
    return variables && JSON.stringify(JSON.parse(variables), null, 2);
  } catch {
    return variables; // shown as it came: the editor marks what is wrong with it
  }
}
