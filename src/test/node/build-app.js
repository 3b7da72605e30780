// Builds the sample app into target/app: types from the running server's schema, then one script.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';

import { generate } from '@graphql-codegen/cli';
import { build as bundle } from 'esbuild';

import { graphql, url } from './atlas.js';

const here = (path) => new URL(path, import.meta.url).pathname;

/** The folder of the finished app. */
export const output = here('../../../target/app/');

/**
 * Generates the types of the app's documents.
 * @param errorHandlingClient whether fields with @semanticNonNull are non-null, as Apollo's error policy "none" allows
 */
export async function types(errorHandlingClient = true) {
  await generate({
    cwd: here('.'),
    schema: `${graphql}/schema.graphql`,
    documents: here('app/documents.graphql'),
    silent: true,
    config: {
      scalars: { Date: 'string', DateTime: 'string' }, strictScalars: true, useTypeImports: true, nullability: { errorHandlingClient },
    },
    generates: { [`${output}operations.ts`]: { plugins: ['typescript-operations', 'typed-document-node'] } },
  }, true);
}

/** The messages of the TypeScript compiler about the app: an empty text if it has no errors. */
export function check() {
  const { stdout, stderr } = spawnSync(process.execPath,
    [here('node_modules/.bin/tsc'), '--project', here('app/tsconfig.json')], { encoding: 'utf8' });
  return stdout + stderr;
}

export async function build() {
  mkdirSync(output, { recursive: true });
  await types();
  await bundle({
    entryPoints: [here('app/main.tsx')],
    outfile: `${output}main.js`,
    nodePaths: [here('node_modules')],
    define: { ATLAS_URL: JSON.stringify(url), 'process.env.NODE_ENV': '"production"' },
    jsx: 'automatic',
    bundle: true,
    minify: true,
  });
  copyFileSync(here('app/index.html'), `${output}index.html`);
}
