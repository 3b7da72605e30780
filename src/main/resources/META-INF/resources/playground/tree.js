// Adds fields to a document and removes them, for the panel of fields. If several fields have the same name, the first one
// counts. Fields within fragments are left alone.
import { withoutUnusedFragments, withoutUnusedVariables } from './unused.js';

const { isLeafType, isNonNullType, getNamedType, isEnumType, isInputObjectType, isListType, parse, print } = window.GraphiQL.GraphQL;

const NAME = (value) => ({ kind: 'Name', value });
const TYPE_NAME = '__typename';
/** Names of fields that identify objects, the best first. */
const FIRST = ['slug', 'code', 'key', 'number', 'name', 'id'];

/** The operations of a document; none when it cannot be parsed. */
export function operationsOf(text) {
  try {
    return parse(text, { noLocation: true }).definitions.filter(({ kind }) => kind === 'OperationDefinition');
  } catch (error) {
    // The parser runs out of stack when a document nests thousands of levels.
    if (error.name !== 'GraphQLError' && !(error instanceof RangeError)) throw error;
    return [];
  }
}

/** The root type of an operation; without an operation, the root type of queries. */
export const rootOf = (operation, schema) => ({
  query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType(),
}[operation?.operation ?? 'query']);

/** The field at a path of names in an operation; null if the operation does not select it. */
export function fieldAt(operation, path) {
  let found = operation;
  for (const name of path) {
    found = found?.selectionSet?.selections.find((one) => one.kind === 'Field' && one.name.value === name) ?? null;
  }
  return found;
}

/**
 * Adds the field at a path to the first operation, or removes the field if it is there. Comments before the document are kept.
 * @param {string} text the document; if it has no operation, the field begins a new one
 * @param {string[]} path names of fields, from the root
 * @returns {string} the changed document
 */
export function toggled(text, path, schema) {
  const document = text.trim() ? parse(text, { noLocation: true }) : { kind: 'Document', definitions: [] };
  const operation = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
  const root = rootOf(operation, schema);
  const changed = fieldAt(operation, path) ? without(operation, path) : including(operation ?? { kind: 'OperationDefinition', operation: 'query' }, path, root);
  const [comments] = text.match(/^(\s*#.*\n)*/);
  // An operation without fields is not valid, so the operation is removed with its last field.
  const definitions = document.definitions.includes(operation)
    ? document.definitions.flatMap((one) => (one !== operation ? [one] : changed ? [changed] : [])) : [changed, ...document.definitions];
  return comments + print(withoutUnusedVariables(withoutUnusedFragments({ ...document, definitions })));
}

/** The node without the field; null if the node would then select nothing. */
function without(node, [name, ...rest]) {
  const found = fieldAt(node, [name]);
  const left = rest.length ? without(found, rest) : null;
  const selections = node.selectionSet.selections.flatMap((one) => (one !== found ? [one] : left ? [left] : []));
  return selections.length ? { ...node, selectionSet: { ...node.selectionSet, selections } } : null;
}

/** The node with the field. The field gets its required arguments and, if its type is an object, one field of this object. */
function including(node, [name, ...rest], type) {
  const { selections = [] } = node.selectionSet ?? {};
  const selecting = (list) => ({ ...node, selectionSet: { kind: 'SelectionSet', selections: list } });
  if (name === TYPE_NAME) return selecting([...selections, { kind: 'Field', name: NAME(name) }]);
  const definition = type.getFields()[name];
  const known = fieldAt(node, [name]);
  const added = known ?? { kind: 'Field', name: NAME(name), arguments: definition.args.filter(isRequired).map(argument) };
  const inner = getNamedType(definition.type);
  const whole = isLeafType(inner) ? added : including(added, rest.length ? rest : leaf(inner), inner);
  return selecting(known ? selections.map((one) => (one === known ? whole : one)) : [...selections, whole]);
}

/** The field that is selected for an object when the reader has not chosen a field yet. */
function leaf(type) {
  const fields = type.getFields?.() ?? {};
  const leaves = Object.values(fields).filter((one) => isLeafType(getNamedType(one.type)) && !one.args.some(isRequired));
  const first = FIRST.find((name) => leaves.some((one) => one.name === name));
  if (fields.nodes) return ['nodes', ...leaf(getNamedType(fields.nodes.type))];
  return [first ?? leaves[0]?.name ?? TYPE_NAME];
}

const isRequired = ({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined;

/** A required argument, with a value for the reader to replace. */
const argument = ({ name, type }) => ({ kind: 'Argument', name: NAME(name), value: valueOf(type.ofType) });

function valueOf(type) {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return { kind: 'ListValue', values: [] };
  if (isInputObjectType(type)) return { kind: 'ObjectValue', fields: Object.values(type.getFields()).filter(isRequired).map((one) => ({ ...argument(one), kind: 'ObjectField' })) };
  if (isEnumType(type)) return { kind: 'EnumValue', value: type.getValues()[0].name };
  if (type.name === 'Int') return { kind: 'IntValue', value: '0' };
  if (type.name === 'Float') return { kind: 'FloatValue', value: '0.0' };
  if (type.name === 'Boolean') return { kind: 'BooleanValue', value: false };
  return { kind: 'StringValue', value: '' };
}
