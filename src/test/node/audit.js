// The audit of graphql-http: what the specification "GraphQL over HTTP" must, should and may see.
import { auditServer } from 'graphql-http';

const url = process.argv[2];
if (!url) {
  console.error('usage: node audit.js URL');
  process.exit(2);
}
const results = await auditServer({ url, fetchFn: fetch });
const failed = results.filter((result) => result.status !== 'ok');
for (const { id, name, status, reason } of failed) {
  console.error(`${status}: ${id} ${name}: ${reason}`);
}
console.log(`audit: ${results.length - failed.length}/${results.length} passed`);
process.exit(failed.length || results.length < 61 ? 1 : 0);
