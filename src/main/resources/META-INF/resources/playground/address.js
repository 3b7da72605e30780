// The address of the playground holds the document that is open in it, so that a link opens it again.

/** The longest request line the server reads is 16 KB; a link beyond it would answer 414. */
const LONGEST = 16_000;

/** What an address asks to open; null for what it does not say. Variables are laid out when they are JSON. */
export function opened(search) {
  const asked = new URLSearchParams(search);
  return { query: asked.get('query'), variables: laidOut(asked.get('variables')), operationName: asked.get('operationName') };
}

/** The address that opens this, or null when it would be too long to be a link. */
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
