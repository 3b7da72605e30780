// The rules of graphql-eslint for our schema: the rules for Relay, and the recommended rules. None is disabled. Options that
// differ from the default have a comment with the reason.
import plugin from '@graphql-eslint/eslint-plugin';

const { 'flat/schema-relay': relay, 'flat/schema-recommended': recommended } = plugin.configs;

// Types that are values or computed answers instead of entities. They belong to the entity or field that returns them, and
// have no ID, because an ID would promise that node(id) finds them.
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

  // The server prints descriptions of one line in this style.
  '@graphql-eslint/description-style': ['error', { style: 'inline' }],

  // Every type must have an ID, or be in the list of values above.
  '@graphql-eslint/strict-id-in-types': ['error', {
    acceptedIdNames: ['id'], acceptedIdTypes: ['ID'],
    exceptions: { types: [...values, 'PageInfo'], suffixes: ['Connection', 'Edge'] },
  }],

  // This rule is not a recommended one. Root fields are nullable, so that a failed field does not make the others null.
  '@graphql-eslint/require-nullable-result-in-root': 'error',
};

/** The configuration to lint a schema that is given as text. */
export const configFor = (schema) => [{
  files: ['**/*.graphql'],
  plugins: { '@graphql-eslint': plugin },
  languageOptions: { parser: plugin.parser, parserOptions: { graphQLConfig: { schema } } },
  rules,
}];
