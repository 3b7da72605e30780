// The URL of the server under test. ClientsIT starts one and sets ATLAS_URL.
export const url = process.env.ATLAS_URL;
if (!url) throw new Error('ATLAS_URL is not set; start a server and run: ATLAS_URL=http://localhost:8080 npm test');

export const graphql = `${url}/graphql`;

/** The schema as the server prints it. */
export async function schemaText() {
  const response = await fetch(`${graphql}/schema.graphql`);
  if (!response.ok) throw new Error(`no schema but ${response.status}`);
  return response.text();
}
