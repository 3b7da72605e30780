// The modules of charts import D3 from the server. Tests that draw nothing import this module first, and need no server.
import { register } from 'node:module';

globalThis.d3 = {};
register(`data:text/javascript,${encodeURIComponent(`export const resolve = (name, context, next) => (
  name.startsWith('/webjars/') ? { url: 'data:text/javascript,', shortCircuit: true } : next(name, context));`)}`);
