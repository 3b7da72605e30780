// Relay: its compiler accepts documents with fragments, connections and refetching, and its runtime pages through lists with
// the compiled artifacts.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, test } from 'node:test';

import relay from 'relay-runtime';

import { graphql, schemaText } from './atlas.js';

const here = (path) => new URL(path, import.meta.url).pathname;
const home = here('../../../target/relay/');
const artifact = (name) => createRequire(import.meta.url)(`${home}artifacts/${name}.graphql.js`);

before(async () => {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(`${home}artifacts`, { recursive: true });
  writeFileSync(`${home}schema.graphql`, await schemaText());
  // The compiler resolves some directories from the working directory, and others from its configuration.
  const { status, stdout, stderr } = spawnSync(process.execPath,
    [here('node_modules/.bin/relay-compiler'), 'relay.config.json'], { cwd: here('relay'), encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
});

function connect() {
  const ask = async ({ text }, variables) => {
    const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
    const response = await fetch(graphql, { method: 'POST', headers, body: JSON.stringify({ query: text, variables }) });
    return response.json();
  };
  return new relay.Environment({ network: relay.Network.create(ask), store: new relay.Store(new relay.RecordSource()) });
}

const query = (environment, name, variables) =>
  relay.fetchQuery(environment, artifact(name), variables).toPromise();

/** The data that a component with this fragment gets. */
const show = (environment, fragment, reference) =>
  environment.lookup(relay.getSingularSelector(artifact(fragment), reference)).data;

/** The result of a query, kept in the store. */
function root(environment, name, variables) {
  const operation = relay.createOperationDescriptor(artifact(name), variables);
  environment.retain(operation);
  return environment.lookup(operation.fragment).data;
}

const slugs = ({ models }) => models.edges.map(({ node }) => node.slug);
const korean = { filter: { countries: ['KR'] }, revision: 3 };

/** Loads the first page of a list. The result has a function that reads the present state of the list. */
async function open(size) {
  const environment = connect();
  const variables = { ...korean, ...size };
  await query(environment, 'documentsListQuery', variables);
  const read = () => show(environment, 'documentsList', root(environment, 'documentsListQuery', variables));
  return { environment, variables, read };
}

/** The list after loading page by page until there is no further page. */
async function grown(size, next) {
  const { environment, variables, read } = await open(size);
  for (let page = next(read().models.pageInfo); page; page = next(read().models.pageInfo)) {
    await query(environment, 'documentsListPaginationQuery', { ...variables, ...page });
  }
  return slugs(read());
}

const whole = async () => slugs((await open({ first: 100 })).read());

test('Relay pages forward through a list', async () => {
  const list = await grown({ first: 4 }, ({ hasNextPage, endCursor }) => hasNextPage && { after: endCursor });
  assert.deepEqual(list, await whole());
  assert.equal(list.length, 14);
});

test('Relay pages backward through a list', async () => {
  const list = await grown({ last: 4 }, ({ hasPreviousPage, startCursor }) => hasPreviousPage && { before: startCursor });
  assert.deepEqual(list, await whole());
});

test('the fragment of a list entry gets its data, with Korean names', async () => {
  const { environment, read } = await open({ first: 1 });
  assert.deepEqual(show(environment, 'documentsCard', read().models.edges[0].node), {
    name: 'EXAONE 3.5 32B',
    releasedOn: '2024-12-09',
    organizations: [{ name: 'LG AI연구원' }],
    trainingCompute: { scientific: '1.25e24' },
  });
});

test('Relay loads the next page of an organization’s models by the ID of the organization', async () => {
  const environment = connect();
  const variables = { slug: 'lg-ai-research', revision: 3, first: 2 };
  await query(environment, 'documentsOrganizationQuery', variables);
  const { organization } = root(environment, 'documentsOrganizationQuery', variables);
  const list = () => show(environment, 'documentsOrganization', organization);
  const { endCursor } = list().models.pageInfo;
  await query(environment, 'documentsOrganizationPaginationQuery', { id: organization.__id, first: 2, after: endCursor });
  assert.deepEqual(slugs(list()), ['exaone-3-5-32b', 'exaone-3-5-7-8b', 'exaone-3-0', 'exaone-2-0']);
});
