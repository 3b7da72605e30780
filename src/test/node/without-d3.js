// The modules of charts import D3 from the server. After this module, tests that draw nothing can import them without a server.
import { register } from 'node:module';

globalThis.d3 = {};
register(`data:text/javascript,${encodeURIComponent(`export const resolve = (name, context, next) => (
  name.startsWith('/webjars/') ? { url: 'data:text/javascript,', shortCircuit: true } : next(name, context));`)}`);
