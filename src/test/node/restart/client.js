// The client of docs/webhooks-and-subscriptions.md as a module: as it stands there, but for the server's address.
import { readFileSync } from 'node:fs';

import { graphql } from '../atlas.js';

const document = readFileSync(new URL('../../../../docs/webhooks-and-subscriptions.md', import.meta.url), 'utf8');
const [, text] = document.match(/## Subscriptions\n[^]*?```js\n([^]*?)```/);

/** @param library where graphql-ws is loaded from */
export function clientText(library) {
  const address = 'ws://localhost:8080/graphql';
  for (const part of [address, "'graphql-ws'", 'since: 8']) {
    if (text.split(part).length !== 2) throw new Error(`the client of the document does not hold ${part} once`);
  }
  return text.replace(address, graphql.replace('http', 'ws')).replace("'graphql-ws'", `'${library}'`).replace('since: 8', 'since: 6');
}
