// TypeScript from the schema that is served and from our documents, for graphql-codegen. It goes to target/typescript.
import { graphql } from './atlas.js';

const here = (path) => new URL(path, import.meta.url).pathname;

export const output = here('../../../target/typescript/');

/** Where our documents are, those that the server itself offers first. Names of operations are unique among them all. */
export const directories = [
  here('../../main/resources/META-INF/'),
  here('../resources/queries/'),
  here('documents/'),
];

export default {
  // Plugins are looked for from here, wherever the suite is run.
  cwd: here('.'),
  schema: graphql,
  documents: directories.map((directory) => `${directory}**/*.graphql`),
  silent: true,
  config: {
    // Both arrive as text. A scalar without a line here is an error, not `any`.
    scalars: { Date: 'string', DateTime: 'string' },
    strictScalars: true,
    useTypeImports: true,
  },
  generates: {
    // Every type of the schema, for those who write their own documents.
    [`${output}schema.ts`]: { plugins: ['typescript'], config: { enumsAsTypes: true } },
    // What our documents ask for and get.
    [`${output}operations.ts`]: { plugins: ['typescript-operations', 'typed-document-node'] },
  },
};
