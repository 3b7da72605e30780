// The client of docs/webhooks-and-subscriptions.md as a module. It is unchanged except for the server's address, the address
// of the library, and the first revision.
import { readFileSync } from 'node:fs';

import { graphql } from '../atlas.js';

const document = readFileSync(new URL('../../../../docs/webhooks-and-subscriptions.md', import.meta.url), 'utf8');
const [, text] = document.match(/## Subscriptions\n[^]*?```js\n([^]*?)```/);

/** @param library the URL from which graphql-ws is loaded */
export function clientText(library) {
  const address = 'ws://localhost:8080/graphql';
  for (const part of [address, "'graphql-ws'", 'since: 8']) {
    if (text.split(part).length !== 2) throw new Error(`the client of the document does not hold ${part} once`);
  }
  return text.replace(address, graphql.replace('http', 'ws')).replace("'graphql-ws'", `'${library}'`).replace('since: 8', 'since: 6');
}
