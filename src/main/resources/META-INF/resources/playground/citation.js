// A query with its answer as Markdown, for a report or a ticket. It has a link that runs the query again.
import { linkTo } from './address.js';
import { withoutUnusedVariables } from './unused.js';

const { parse, print } = window.GraphiQL.GraphQL;

/** Whether an open query, with its variables as text, is the request that ran and got the answer. */
export const hasRun = ({ query, variables }, ran) => query === ran?.query && compact(variables) === JSON.stringify(ran.variables ?? {});

function compact(variables) {
  try {
    return JSON.stringify(JSON.parse(variables.trim() || '{}'));
  } catch {
    return null; // text that is not JSON cannot have run
  }
}

/**
 * @param asked query, variables and operationName as text, as in the editors
 * @param answer the response as text
 * @param schema the server's schema; while it is undefined, nothing is pinned
 */
export function asMarkdown(asked, answer, schema) {
  const response = JSON.parse(answer);
  const revisions = response.extensions?.atlas?.revisions ?? [];
  const link = linkTo({ ...asked, query: pinned(asked, schema, current(revisions)) });
  return [
    block('graphql', asked.query),
    asked.variables?.trim() && `Variables:\n\n${block('json', asked.variables)}`,
    block('json', JSON.stringify({ data: response.data, errors: response.errors }, null, 2)),
    source(revisions),
    link && `[Run this query](${location.origin}${withoutBrackets(link)})`,
  ].filter(Boolean).join('\n\n') + '\n';
}

/** The document with root fields pinned to the revision, as in Permalink.java. Fields that name a revision stay as they are. */
function pinned({ query, variables }, schema, revision) {
  if (!schema || revision === undefined) return query;
  const root = schema.getQueryType();
  const told = JSON.parse(variables?.trim() || '{}') ?? {};
  const says = ({ kind, name }) => (kind === 'Variable' ? told[name.value] != null : kind !== 'NullValue');
  const gives = (node, ...names) => node.arguments.some(({ name, value }) => names.includes(name.value) && says(value));
  const set = (node, name) => ({ ...node, arguments: [...node.arguments.filter((it) => it.name.value !== name), pin(name, revision)] });

  const field = (node) => {
    if (root.getFields()[node.name.value]?.args.some(({ name }) => name === 'revision')) {
      // A cursor also names a revision.
      return gives(node, 'revision', 'after', 'before') ? node : set(node, 'revision');
    }
    return node.name.value === 'revision' && !gives(node, 'number', 'asOf') ? set(node, 'number') : node;
  };
  // Only root fields are pinned: nested fields are read at the revision of their root field.
  const within = (node) => ({ ...node, selectionSet: { ...node.selectionSet, selections: node.selectionSet.selections.map(selection) } });
  const selection = (node) => (node.kind === 'Field' ? field(node) : node.kind === 'InlineFragment' ? within(node) : node);
  const isOfRoot = (node) => (node.kind === 'FragmentDefinition'
    ? node.typeCondition.name.value === root.name : node.kind === 'OperationDefinition' && node.operation === 'query');

  const document = parse(query);
  // A pinned argument may replace a variable, which is then unused.
  return print(withoutUnusedVariables({ ...document, definitions: document.definitions.map((node) => (isOfRoot(node) ? within(node) : node)) }));
}

const pin = (name, revision) => ({
  kind: 'Argument',
  name: { kind: 'Name', value: name },
  value: { kind: 'IntValue', value: String(revision) },
});

/** The revision at which fields without a pinned revision were read: the newest revision in the answer. */
const current = (revisions) => (revisions.length ? Math.max(...revisions.map(({ number }) => number)) : undefined);

/** A code block. Its fence is longer than every run of backquotes in the text. */
function block(language, text) {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${text.trim()}\n${fence}`;
}

/** A URL without brackets, which would end a link in Markdown if they do not match. */
const withoutBrackets = (url) => url.replaceAll('(', '%28').replaceAll(')', '%29');

const source = (revisions) => (revisions.length
  ? `Model Atlas, ${revisions.map(({ number, asOf }) => `revision ${number} (${asOf})`).join(', ')}.` : null);
