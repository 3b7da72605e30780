// PostGraphile with the production settings of its manual. It runs one statement per document, and returns related
// records as plain lists instead of connections.
import { createServer } from 'node:http';

import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { postgraphile } from 'postgraphile';

const pgl = postgraphile({
    extends: [PostGraphileAmberPreset],
    disablePlugins: ['NodePlugin'],
    pgServices: [makePgService({ connectionString: process.env.DATABASE, schemas: ['peer'], poolConfig: { max: 10 } })],
    schema: { defaultBehavior: '-typeField:resource:connection +typeField:resource:list' },
    grafserv: { graphiql: false, websockets: false, watch: false },
    grafast: { explain: false },
});
const server = createServer();
await pgl.createServ(grafserv).addTo(server);
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log(`Listening on ${server.address().port}`));
