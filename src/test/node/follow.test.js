// Subscriptions with graphql-ws, a client of the protocol graphql-transport-ws, as clients use it to keep a copy of the data.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

import { graphql } from './atlas.js';

const address = graphql.replace('http', 'ws');
const query = 'subscription Follow($since: Int) { revisionPublished(since: $since) { number label changes { totalCount } } }';
const sockets = [];
let client;

function connect(options = {}) {
  client = createClient({ url: address, webSocketImpl: WebSocket, retryWait: async () => {}, ...options });
  client.on('opened', (socket) => sockets.push(socket));
  return client;
}

afterEach(() => client?.dispose());

/** Emits each message in a separate turn of the event loop, even if one packet contains several messages. */
class OneAtATime extends WebSocket {
  constructor(url, protocol) {
    super(url, protocol, { allowSynchronousEvents: false });
  }
}

/** Loses a connection, with the messages that have arrived but have not been read. */
function lose(socket) {
  socket.onmessage = null;
  socket.terminate();
}

/** The numbers of the first revisions of a subscription. Calls `each` for each of them. */
async function first(count, payload, each = () => {}) {
  const arrived = [];
  for await (const { data, errors } of client.iterate(payload)) {
    assert.equal(errors, undefined);
    arrived.push(data.revisionPublished.number);
    each(data.revisionPublished.number);
    if (arrived.length === count) break;
  }
  return arrived;
}

async function refusal(payload) {
  const errors = await client.iterate(payload).next().then(assert.fail, (thrown) => thrown);
  return errors.map(({ extensions }) => extensions);
}

test('a subscriber receives the revisions that it missed, in order', async () => {
  connect();
  assert.deepEqual(await first(9, { query, variables: { since: 0 } }), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.deepEqual(await first(2, { query, variables: { since: 6 } }), [7, 8]);
});

test('a subscriber continues after a lost connection, without gaps or repetitions', async () => {
  connect({ webSocketImpl: OneAtATime });
  sockets.length = 0;
  const payload = { query, variables: { since: 0 } };
  const arrived = await first(9, payload, (number) => {
    // The request that the client will send after it reconnects.
    payload.variables.since = number;
    if (number === 3 || number === 5) lose(sockets.at(-1));
  });
  assert.deepEqual(arrived, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.equal(sockets.length, 3);
});

test('several subscriptions can use one connection', async () => {
  connect();
  sockets.length = 0;
  const both = [first(3, { query, variables: { since: 5 } }), first(1, { query, variables: { since: 7 } })];
  assert.deepEqual(await Promise.all(both), [[6, 7, 8], [8]]);
  assert.equal(sockets.length, 1);
});

test('the server answers the pings of a client', async () => {
  connect({ lazy: false, keepAlive: 50 });
  const answered = new Promise((resolve) => client.on('pong', resolve));
  await answered;
});

test('the server refuses a query over WebSocket, with a code', async () => {
  connect();
  assert.deepEqual(await refusal({ query: '{ revision { number } }' }), [{ code: 'BAD_REQUEST', argument: 'query' }]);
});

test('a subscription after a revision that does not exist yet gets a coded error', async () => {
  connect();
  assert.deepEqual(await refusal({ query, variables: { since: 1000 } }), [{ code: 'BAD_USER_INPUT', argument: 'since' }]);
});
