// The playground's URL contains the open document, so that the link opens it again.

/** The server reads request lines of up to 16 KB; a longer link would get 414. */
const LONGEST = 16_000;

/** The document and variables in a URL; null for missing ones. Variables are formatted if they are JSON. */
export function opened(search) {
  const asked = new URLSearchParams(search);
  return { query: asked.get('query'), variables: laidOut(asked.get('variables')), operationName: asked.get('operationName') };
}

/** The URL that opens this document; null when it is too long for a link. */
export function linkTo({ query, variables, operationName }) {
  const parts = Object.entries({ query, variables, operationName })
    .filter(([, value]) => value?.trim())
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const link = parts.length ? `/graphiql?${parts.join('&')}` : '/graphiql';
  return link.length <= LONGEST ? link : null;
}

function laidOut(variables) {
  try {
    return variables && JSON.stringify(JSON.parse(variables), null, 2);
  } catch {
    return variables; // shown as it came: the editor marks what is wrong with it
  }
}
