// Configures graphql-codegen: TypeScript from the served schema and our documents, written to target/typescript.
import { graphql } from './atlas.js';

const here = (path) => new URL(path, import.meta.url).pathname;

export const output = here('../../../target/typescript/');

/** The directories of our documents, with the served examples first. Operation names are unique in all directories. */
export const directories = [
  here('../../main/resources/META-INF/'),
  here('../resources/queries/'),
  here('documents/'),
];

export default {
  // Plugins are resolved from here, wherever the suite runs.
  cwd: here('.'),
  schema: graphql,
  documents: directories.map((directory) => `${directory}**/*.graphql`),
  silent: true,
  config: {
    // These scalars are strings in JSON. A scalar without an entry here gives an error, and not the type `any`.
    scalars: { Date: 'string', DateTime: 'string' },
    strictScalars: true,
    useTypeImports: true,
  },
  generates: {
    // Every type of the schema, for clients with their own documents.
    [`${output}schema.ts`]: { plugins: ['typescript'], config: { enumsAsTypes: true } },
    // The types of our documents' variables and results.
    [`${output}operations.ts`]: { plugins: ['typescript-operations', 'typed-document-node'] },
  },
};
