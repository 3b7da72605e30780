// Follows the server under test in Node, with the client of the documents: a line for each attempt to connect, and for each
// revision that it keeps. program.RestartIT reads them, and ends it.
import WebSocket from 'ws';

import { clientText } from './client.js';

globalThis.WebSocket = class extends WebSocket {
  constructor(...options) {
    super(...options);
    console.log('connects');
  }
};
globalThis.keep = ({ number }) => console.log(`keeps ${number}`);

await import(`data:text/javascript,${encodeURIComponent(clientText(import.meta.resolve('graphql-ws')))}`);
