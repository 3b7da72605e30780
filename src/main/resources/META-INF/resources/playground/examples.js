// The server's example documents: the files of /examples, in the order of its index.

/** The only example if the server's examples cannot be read. */
const OWN = { name: 'current-revision', query: '# The current revision.\n{\n  revision { number asOf }\n}\n' };

/** Milliseconds within which an example must arrive: the page stays blank until then. */
const LONGEST_WAIT = 30_000;

/**
 * The examples, each with its name, its title (the comment in its first line), and its text. Examples that cannot be read are
 * left out, because the playground works without them. There is always at least one.
 */
export async function examples() {
  // A proxy between the reader and the server may send JSON of its own.
  const names = await get('/examples/index.json').then((response) => response.json())
    .then((index) => (Array.isArray(index) ? index : [])).catch(() => []);
  const found = await Promise.all(names.map((name) => get(`/examples/${name}.graphql`)
    .then(async (response) => ({ name, query: await response.text() })).catch(() => null)));
  const list = found.filter(Boolean);
  return (list.length ? list : [OWN]).map(({ name, query }) => ({ name, title: query.slice(1, query.indexOf('\n')).trim(), query }));
}

async function get(path) {
  const response = await fetch(path, { signal: AbortSignal.timeout(LONGEST_WAIT) });
  if (!response.ok) throw new Error(`${path} returned status ${response.status}`);
  return response;
}
