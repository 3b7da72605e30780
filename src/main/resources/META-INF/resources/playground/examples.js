// The server's example documents: the files of /examples, in the order of its index.

/** The examples, each with its name, its title (the comment in its first line), and its text. */
export async function examples() {
  const names = await (await get('/examples/index.json')).json();
  return Promise.all(names.map(async (name) => {
    const query = await (await get(`/examples/${name}.graphql`)).text();
    return { name, title: query.slice(1, query.indexOf('\n')).trim(), query };
  }));
}

async function get(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} returned status ${response.status}`);
  return response;
}
