// A query with its answer as Markdown, for a report or a ticket. It has a link that runs the query again.
import { publicSite } from '../shared/links.js';
import { linkTo } from './address.js';
import { withoutUnusedVariables } from './unused.js';

const { TypeInfo, parse, print, separateOperations, valueFromASTUntyped, visit, visitWithTypeInfo } = window.GraphiQL.GraphQL;

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
  const link = linkTo({ ...asked, query: pinned(asked, schema, revisions) });
  return [
    block('graphql', asked.query),
    asked.variables?.trim() && `Variables:\n\n${block('json', asked.variables)}`,
    block('json', JSON.stringify({ data: response.data, errors: response.errors }, null, 2)),
    source(revisions),
    link && `[Run this query](${publicSite()}${withoutBrackets(link)})`,
  ].filter(Boolean).join('\n\n') + '\n';
}

/**
 * The operation that ran, with each field pinned to the revision that it read, as in Permalink.java. Fields that name a
 * revision stay as they are, and so do fields above a list with a cursor, which may be of another revision. Other operations are left out, because the answer does not show which revisions they read.
 */
function pinned({ query, variables, operationName }, schema, revisions) {
  if (!schema || !revisions.length) return query;
  const separate = separateOperations(parse(query));
  const document = separate[operationName ?? ''] ?? Object.values(separate)[0];
  const { operation, variableDefinitions } = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
  if (operation !== 'query') return query;
  const told = {
    ...Object.fromEntries(variableDefinitions.filter(({ defaultValue }) => defaultValue)
      .map(({ variable, defaultValue }) => [variable.name.value, valueFromASTUntyped(defaultValue)])),
    ...JSON.parse(variables?.trim() || '{}'),
  };
  const given = (node, name) => {
    const argument = node.arguments.find((it) => it.name.value === name);
    return argument && valueFromASTUntyped(argument.value, told);
  };
  const set = (node, name, number, replaced = name) => ({
    ...node, arguments: [...node.arguments.filter((it) => ![name, replaced].includes(it.name.value)), pin(name, number)],
  });

  const fragments = new Map(document.definitions.filter(({ kind }) => kind === 'FragmentDefinition').map((it) => [it.name.value, it]));
  const withCursor = new Map(); // whether each fragment has a cursor
  const hasCursor = (node) => node.selectionSet?.selections.some((below) => {
    if (below.kind !== 'FragmentSpread') return (below.kind === 'Field' && isContinued(below)) || hasCursor(below);
    const { value } = below.name;
    if (!withCursor.has(value)) withCursor.set(value, hasCursor(fragments.get(value)));
    return withCursor.get(value);
  }) ?? false;
  const isContinued = (node) => ['after', 'before'].some((name) => given(node, name) != null);

  const field = (node, accepted) => {
    if (accepted.includes('revision')) {
      // A cursor also names a revision.
      return given(node, 'revision') != null || isContinued(node) || hasCursor(node) ? node : set(node, 'revision', newest(revisions));
    }
    if (!accepted.includes('number') || given(node, 'number') != null) return node;
    const day = given(node, 'asOf');
    if (day == null) return set(node, 'number', newest(revisions));
    const read = newest(revisions.filter(({ asOf }) => asOf <= day));
    return read === undefined ? node : set(node, 'number', read, 'asOf');
  };
  const types = new TypeInfo(schema);
  const result = visit(document, visitWithTypeInfo(types, {
    Field: (node) => field(node, types.getFieldDef()?.args.map(({ name }) => name) ?? []),
  }));
  // A pinned argument may replace a variable, which is then unused.
  return print(withoutUnusedVariables(result));
}

const pin = (name, number) => ({
  kind: 'Argument',
  name: { kind: 'Name', value: name },
  value: { kind: 'IntValue', value: String(number) },
});

/** The newest of the revisions; undefined if there is none. In an answer, it is the one that fields without a pinned revision read. */
const newest = (revisions) => (revisions.length ? Math.max(...revisions.map(({ number }) => number)) : undefined);

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
