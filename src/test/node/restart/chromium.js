// Does the same as node.js, but in a page of Chromium, whose origin differs from the server's.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

import { launch } from '../browser/launch.js';
import { clientText } from './client.js';

const library = new URL('./', import.meta.resolve('graphql-ws'));
const page = `<!doctype html><script type="module">
  const Native = WebSocket;
  window.WebSocket = class extends Native {
    constructor(...options) {
      super(...options);
      console.log('connects');
    }
  };
  window.keep = ({ number }) => console.log('keeps ' + number);
  import('/client.js').catch((ended) => console.log('ended: ' + ended));
</script>`;

/** The files that the page loads, from a separate server: without an address, a page must not access a local server. */
function content(path) {
  if (path === '/client.js') return ['text/javascript', clientText('/graphql-ws/client.js')];
  const [, file] = path.match(/^\/graphql-ws\/([\w-]+\.js)$/) ?? [];
  return file ? ['text/javascript', readFileSync(new URL(file, library))] : ['text/html', page];
}

const server = createServer((request, response) => {
  const [type, body] = content(request.url);
  response.setHeader('content-type', type).end(body);
}).listen(0, '127.0.0.1');
const browser = await launch();
process.on('SIGTERM', () => browser.close().finally(() => process.exit()));
const tab = await browser.newPage();
tab.on('console', (message) => /^(connects|keeps|ended)/.test(message.text()) && console.log(message.text()));
await tab.goto(`http://127.0.0.1:${server.address().port}/`);
