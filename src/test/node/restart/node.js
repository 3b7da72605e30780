// Runs the client of docs/webhooks-and-subscriptions.md in Node. Prints a line for each attempt to connect, and for each
// revision that the client keeps. program.RestartIT reads these lines, and ends the process.
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
