// Configures graphql-codegen: TypeScript from the served schema and our documents, written to target/typescript.
import { graphql } from './atlas.js';

const here = (path) => new URL(path, import.meta.url).pathname;

export const output = here('../../../target/typescript/');

/** The directories of our documents, those served as examples first. Operation names are unique among them all. */
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
    // Both are strings in JSON. A scalar without an entry here is an error, not `any`.
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
