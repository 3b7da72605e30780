// Verifies webhook messages as receivers do: with the example of docs/webhooks-and-subscriptions.md, and with a library
// of Standard Webhooks.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mock, test } from 'node:test';

import { Webhook } from 'standardwebhooks';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** A message that is signed as the server signs messages (SigningTest). */
const { secret, headers, body } = JSON.parse(read('../resources/webhook/message.json'));
const [, example] = read('../../../docs/webhooks-and-subscriptions.md').match(/## Webhooks\n[^]*?```js\n([^]*?)```/);
const { verified } = await import(`data:text/javascript,${encodeURIComponent(example)}`);

const verifiers = {
  'the example of docs/webhooks-and-subscriptions.md': (given, text) => verified(given, Buffer.from(text), secret),
  'a library of Standard Webhooks': (given, text) => new Webhook(secret).verify(text, given),
};

for (const [name, verify] of Object.entries(verifiers)) {
  test(`${name} accepts signed messages, and refuses changed and old messages`, (t) => {
    const at = Number(headers['webhook-timestamp']) * 1000;
    mock.timers.enable({ apis: ['Date'], now: at + 60_000 });
    t.after(() => mock.timers.reset());
    assert.equal(verify(headers, body).data.number, 9);
    const rotated = { ...headers, 'webhook-signature': `v1,c29tZXRoaW5nIGVsc2U= ${headers['webhook-signature']}` };
    assert.equal(verify(rotated, body).data.number, 9);
    assert.throws(() => verify(headers, body.replace('"number":9', '"number":8')));
    assert.throws(() => verify({ ...headers, 'webhook-id': 'msg_0123456789ab_8' }, body));
    assert.throws(() => verify({ ...headers, 'webhook-signature': 'v1,' }, body));
    mock.timers.setTime(at + 301_000);
    assert.throws(() => verify(headers, body));
  });
}
