// The rules of graphql-eslint that our schema keeps: those of Relay and the recommended ones. None is off; where one has
// an option that is not as it comes, the reason stands beside it.
import plugin from '@graphql-eslint/eslint-plugin';

const { 'flat/schema-relay': relay, 'flat/schema-recommended': recommended } = plugin.configs;

// Types that are no entities, but values or computed answers. They live within the entity or field that they were asked
// of, and an id would promise that node(id) finds them.
const values = ['Citation', 'ComputeGrowth', 'Domain', 'FieldChange', 'First', 'FrontierPoint', 'ImportNote', 'ModelChange',
  'ProlificCountry', 'PublishRevisionPayload', 'RankedCount', 'Series', 'SeriesYear', 'Source', 'Task', 'TrainingCompute', 'Trends',
  'UserError', 'YearTrend'];

const rules = {
  ...relay.rules,
  ...recommended.rules,

  // Lists that can grow are connections. Lists that cannot, such as the organizations of a model or the years of a
  // window, would only make clients dig for them; nor would `nodes`, the short way to what the edges hold, be allowed.
  '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],

  // How the server's printer writes descriptions of one line.
  '@graphql-eslint/description-style': ['error', { style: 'inline' }],

  // A new type has an id, or is put among the values.
  '@graphql-eslint/strict-id-in-types': ['error', {
    acceptedIdNames: ['id'], acceptedIdTypes: ['ID'],
    exceptions: { types: [...values, 'PageInfo'], suffixes: ['Connection', 'Edge'] },
  }],

  // Not among the recommended: a root field that fails must not take its neighbours along.
  '@graphql-eslint/require-nullable-result-in-root': 'error',
};

/** The configuration to lint one schema with, given as text. */
export const configFor = (schema) => [{
  files: ['**/*.graphql'],
  plugins: { '@graphql-eslint': plugin },
  languageOptions: { parser: plugin.parser, parserOptions: { graphQLConfig: { schema } } },
  rules,
}];
