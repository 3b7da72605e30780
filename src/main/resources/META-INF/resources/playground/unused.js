// Removes variables and fragments that a changed document no longer uses, because they would make the document invalid.
const { visit } = window.GraphiQL.GraphQL;

/** The document without definitions of variables that it does not use. */
export function withoutUnusedVariables(document) {
  const used = new Set();
  visit(document, { VariableDefinition: () => false, Variable: ({ name }) => { used.add(name.value); } });
  return visit(document, { VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null) });
}

/** The document without fragments that no operation spreads, directly or through another fragment. */
export function withoutUnusedFragments(document) {
  const fragments = new Map(document.definitions.filter(({ kind }) => kind === 'FragmentDefinition').map((one) => [one.name.value, one]));
  const used = new Set();
  const look = (node) => visit(node, {
    FragmentSpread({ name }) {
      if (used.has(name.value)) return;
      used.add(name.value);
      if (fragments.has(name.value)) look(fragments.get(name.value));
    },
  });
  document.definitions.filter(({ kind }) => kind === 'OperationDefinition').forEach(look);
  return { ...document, definitions: document.definitions.filter(({ kind, name }) => kind !== 'FragmentDefinition' || used.has(name.value)) };
}
