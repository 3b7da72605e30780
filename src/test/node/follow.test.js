// Subscriptions with graphql-ws, a client of the protocol graphql-transport-ws, as clients use it to keep a copy of the data.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { afterEach, test } from 'node:test';

import { createClient } from 'graphql-ws';
import WebSocket, { WebSocketServer } from 'ws';

import { graphql } from './atlas.js';
import { clientText } from './restart/client.js';

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

/** The client of the document, with pings after 50 ms and a patience of half a second. Calls globalThis.keep. */
function documentClient(server) {
  let text = clientText(import.meta.resolve('graphql-ws'));
  for (const [old, changed] of [['10_000', '50'], ['20_000', '500'], ['for await', 'globalThis.stop = () => client.dispose().catch(() => {});\nfor await'],
    [address, `ws://127.0.0.1:${server.address().port}/graphql`]]) {
    assert.equal(text.split(old).length, 2, old);
    text = text.replace(old, () => changed);
  }
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
}

test('the client of the document notices that the server has vanished without closing the connection', async () => {
  const connections = [];
  const { port, hostname } = new URL(graphql);
  const proxy = net.createServer((near) => {
    const far = net.connect(port, hostname);
    connections.push({ near, far });
    for (const [from, to] of [[near, far], [far, near]]) {
      from.on('data', (bytes) => to.write(bytes));
      from.on('error', () => {});
    }
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const kept = [];
  globalThis.WebSocket = WebSocket;
  const again = new Promise((resolve) => {
    globalThis.keep = ({ number }) => {
      kept.push(number);
      if (number < 9) return;
      const [{ near, far }] = connections;
      for (const end of [near, far]) end.removeAllListeners('data');
      proxy.once('connection', resolve);
    };
  });
  const following = documentClient(proxy);
  await again;
  globalThis.stop();
  for (const { near, far } of connections) for (const end of [near, far]) end.destroy();
  proxy.close();
  await following.catch(() => {}); // how it ends depends on how far the new connection is
  assert.deepEqual(kept, [7, 8, 9]);
});

/** A server that answers each subscription with the next of these messages. Collects the numbers after which clients subscribe. */
async function scripted(messages) {
  const since = [];
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'graphql-transport-ws' });
  await once(sockets, 'listening');
  sockets.on('connection', (socket) => socket.on('message', (text) => {
    const { type, id, payload } = JSON.parse(text);
    if (type === 'connection_init') socket.send('{"type": "connection_ack"}');
    if (type === 'ping') socket.send('{"type": "pong"}');
    if (type !== 'subscribe') return;
    since.push(payload.variables.since);
    for (const message of messages.shift()) socket.send(JSON.stringify({ id, ...message }));
  }));
  return { sockets, since, address: () => sockets.address() };
}

const failed = (code) => [{ message: code, extensions: { code } }];
const published = (number) => ({ type: 'next', payload: { data: { revisionPublished: { number, changes: {} } } } });

test('the client of the document subscribes again after temporary errors, and ends with others', async () => {
  const server = await scripted([
    [{ type: 'error', payload: failed('OVERLOADED') }],
    [published(7), { type: 'next', payload: { data: { revisionPublished: null }, errors: failed('TIMEOUT') } }],
    [published(8), { type: 'error', payload: failed('INTERNAL_SERVER_ERROR') }],
  ]);
  const kept = [];
  globalThis.WebSocket = WebSocket;
  globalThis.keep = ({ number }) => kept.push(number);
  try {
    await assert.rejects(documentClient(server), /INTERNAL_SERVER_ERROR/);
  } finally {
    await globalThis.stop();
    for (const socket of server.sockets.clients) socket.terminate();
    server.sockets.close();
  }
  assert.deepEqual([kept, server.since], [[7, 8], [6, 6, 7]]);
});
