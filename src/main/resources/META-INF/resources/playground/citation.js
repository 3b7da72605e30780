// A question with its answer as Markdown, for a report or a ticket, with the link that asks the same again.
import { linkTo } from './address.js';

const { parse, print, visit } = window.GraphiQL.GraphQL;

/**
 * @param asked query, variables and operationName as text, as the tab holds them
 * @param answer the response as text
 * @param schema the server's, or undefined while it is not known: then nothing is pinned
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
    link && `[Ask again](${location.origin}${link})`,
  ].filter(Boolean).join('\n\n') + '\n';
}

/** The document with every root field that takes a revision, and is not told one, pinned to this revision. */
function pinned({ query, variables }, schema, revision) {
  if (!schema || revision === undefined) return query;
  const root = schema.getQueryType();
  const told = JSON.parse(variables?.trim() || '{}') ?? {};
  const says = ({ kind, name }) => (kind === 'Variable' ? told[name.value] != null : kind !== 'NullValue');
  const isRevision = (argument) => argument.name.value === 'revision';

  const field = (node) => {
    const takesOne = root.getFields()[node.name.value]?.args.some(({ name }) => name === 'revision');
    if (!takesOne || node.arguments.some((argument) => isRevision(argument) && says(argument.value))) return node;
    return { ...node, arguments: [...node.arguments.filter((argument) => !isRevision(argument)), pin(revision)] };
  };
  // Only root fields are pinned: what is below them is read at their revision.
  const within = (node) => ({ ...node, selectionSet: { ...node.selectionSet, selections: node.selectionSet.selections.map(selection) } });
  const selection = (node) => (node.kind === 'Field' ? field(node) : node.kind === 'InlineFragment' ? within(node) : node);
  const isOfRoot = (node) => (node.kind === 'FragmentDefinition'
    ? node.typeCondition.name.value === root.name : node.kind === 'OperationDefinition' && node.operation === 'query');

  const document = parse(query);
  return print(withoutUnusedVariables({ ...document, definitions: document.definitions.map((node) => (isOfRoot(node) ? within(node) : node)) }));
}

/** A variable that only said null where a revision is now named would make the document invalid. */
function withoutUnusedVariables(document) {
  const used = new Set();
  visit(document, { VariableDefinition: () => false, Variable: ({ name }) => { used.add(name.value); } });
  return visit(document, { VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null) });
}

const pin = (revision) => ({
  kind: 'Argument',
  name: { kind: 'Name', value: 'revision' },
  value: { kind: 'IntValue', value: String(revision) },
});

/** What an unpinned field was read at: none of the others is newer. */
const current = (revisions) => (revisions.length ? Math.max(...revisions.map(({ number }) => number)) : undefined);

const block = (language, text) => `\`\`\`${language}\n${text.trim()}\n\`\`\``;

const source = (revisions) => (revisions.length
  ? `Model Atlas, ${revisions.map(({ number, asOf }) => `revision ${number} (${asOf})`).join(', ')}. Data: Epoch AI, CC BY 4.0.` : null);
