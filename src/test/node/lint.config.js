// The rules of graphql-eslint for our schema: those for Relay, and the recommended ones. None is disabled. Options that
// differ from the default have a comment with the reason.
import plugin from '@graphql-eslint/eslint-plugin';

const { 'flat/schema-relay': relay, 'flat/schema-recommended': recommended } = plugin.configs;

// Types that are values or computed answers instead of entities. They belong to the entity or field that returns them.
// An ID would promise that node(id) finds them.
const values = ['CatchUp', 'Citation', 'ClaimValue', 'ClaimVerdict', 'ComputeGrowth', 'ComputeShare', 'Distribution', 'Domain',
  'FieldChange', 'First', 'FrontierPoint', 'ImportNote', 'ModelChange', 'ProlificCountry', 'PublishRevisionPayload', 'PublishedRow',
  'RankedCount', 'Series', 'SeriesYear', 'Source',
  'TableHeader', 'TableRow', 'Task', 'Threshold', 'TrainingCompute', 'TrendTable', 'Trends', 'UserError', 'YearTrend'];

const rules = {
  ...relay.rules,
  ...recommended.rules,

  // Lists that can grow are connections. For lists that cannot, such as a model's organizations or a window's years, a
  // connection would only burden clients. The rule would also forbid `nodes`, the shortcut to the edges' content.
  '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],

  // The style in which the server's printer writes one-line descriptions.
  '@graphql-eslint/description-style': ['error', { style: 'inline' }],

  // A new type has an ID, or is added to the values.
  '@graphql-eslint/strict-id-in-types': ['error', {
    acceptedIdNames: ['id'], acceptedIdTypes: ['ID'],
    exceptions: { types: [...values, 'PageInfo'], suffixes: ['Connection', 'Edge'] },
  }],

  // Not among the recommended rules: a failed root field must not take the others with it.
  '@graphql-eslint/require-nullable-result-in-root': 'error',
};

/** The configuration for linting a schema given as text. */
export const configFor = (schema) => [{
  files: ['**/*.graphql'],
  plugins: { '@graphql-eslint': plugin },
  languageOptions: { parser: plugin.parser, parserOptions: { graphQLConfig: { schema } } },
  rules,
}];
