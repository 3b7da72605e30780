// The panels beside the editor: examples, the fields of the schema, and the query as a program.
import { linkTo } from './address.js';
import { OPERATIONS } from './operations.js';
import { LANGUAGES, bodyOf, headersOf } from './snippets.js';
import { say } from './status.js';
import { fieldAt, operationsOf, rootOf, toggled } from './tree.js';

const { GraphiQL, React } = window;
const { getNamedType, isLeafType } = GraphiQL.GraphQL;
const element = React.createElement;

const icon = (path) => function PanelIcon() {
  return element('svg', { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeWidth: 2, 'aria-hidden': true },
    element('path', { d: path }));
};

const panel = (title, path, Content) => ({
  title,
  icon: icon(path),
  content: () => element('section', { 'aria-label': title },
    element('div', { className: 'graphiql-doc-explorer-title' }, title),
    element(Content)),
});

/** @param {Array} list name, title and query of each example */
export const examplesPanel = (list) => panel('Examples', 'M4 6h16M4 12h10M4 18h13', () =>
  element('ul', { className: 'examples-list' }, [...list, ...OPERATIONS].map(({ name, title, query }) =>
    element('li', { key: name },
      element('a', { href: linkTo({ query }) }, name.replaceAll('-', ' ')),
      element('p', null, title)))));

export const fieldsPanel = panel('Fields', 'M4 5h5M7 5v14h4M7 12h4M14 12h6M14 19h6', Fields);

/** @param {function} completed adds the operation that the link names to a tab */
export const codePanel = (completed) => panel('Code', 'M9 7l-5 5 5 5M15 7l5 5-5 5', () => element(Code, { completed }));

/** The fields of the schema as a tree. Each can be added to the document, and removed from it. */
function Fields() {
  // The editor reports a changed text only after a pause. Until then, the panel uses the text that it has set itself.
  const [text, setText] = GraphiQL.React.useOptimisticState(GraphiQL.React.useOperationsEditorState());
  const { schema } = GraphiQL.React.useSchemaContext({ nonNull: true });
  const [operation] = operationsOf(text);
  if (!schema) return element('p', null, 'The schema is being loaded.');
  if (!operation && text.replace(/#.*/g, '').trim()) return element('p', null, 'The document has an error. Correct it to choose fields here.');
  const toggle = (path) => setText(toggled(operation ? text : '', path, schema));
  return element(React.Fragment, null,
    element('p', null, 'Fields within fragments are not shown. A change here removes comments within the document.'),
    element(Branch, { type: rootOf(operation, schema), path: [], operation, toggle }));
}

function Branch({ type, path, operation, toggle }) {
  const fields = Object.values(type.getFields?.() ?? {}).sort((one, other) => one.name.localeCompare(other.name));
  return element('ul', { className: 'fields' }, fields.map((field) => element(Leaf, { key: field.name, field, path: [...path, field.name], operation, toggle })));
}

function Leaf({ field, path, operation, toggle }) {
  const isSelected = Boolean(operation && fieldAt(operation, path));
  const [isOpen, setOpen] = React.useState(isSelected && path.length < 3);
  const type = getNamedType(field.type);
  const hasFields = Boolean(type.getFields) && !isLeafType(type);
  return element('li', null,
    !hasFields ? null : element('button', {
      type: 'button', className: 'open', 'aria-expanded': isOpen, 'aria-label': `Fields of ${field.name}`, onClick: () => setOpen(!isOpen),
    }, isOpen ? '▾' : '▸'),
    element('label', { title: field.description ?? undefined },
      element('input', { type: 'checkbox', checked: isSelected, onChange: () => { toggle(path); setOpen(!isSelected); } }),
      ` ${field.name}`),
    isOpen && hasFields ? element(Branch, { type, path, operation, toggle }) : null);
}

/** A program that sends the open document, in the language that the reader chooses. */
function Code({ completed }) {
  const { tabs, activeTabIndex } = GraphiQL.React.useEditorContext({ nonNull: true });
  const [language, choose] = React.useState('curl');
  const program = programOf(language, completed(tabs[activeTabIndex]));
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(program);
      say('Copied the program');
    } catch {
      // Without HTTPS, browsers give pages no access to the clipboard.
      say('Could not copy. Select the text and copy it by hand.');
    }
  };
  return element(React.Fragment, null,
    element('label', { className: 'language' }, 'Language ',
      element('select', { value: language, onChange: ({ target }) => choose(target.value) },
        Object.keys(LANGUAGES).map((name) => element('option', { key: name }, name)))),
    element('pre', { tabIndex: 0 }, program),
    element('button', { type: 'button', className: 'copy', onClick: copy }, 'Copy'));
}

function programOf(language, tab) {
  const operations = operationsOf(tab.query ?? '');
  const operation = operations.find(({ name }) => name?.value === tab.operationName) ?? operations[0];
  if (!operation) return 'The document has an error, or no operation.';
  if (operation.operation === 'subscription') return 'Subscriptions need a WebSocket: see “Webhooks and subscriptions” in the documentation.';
  try {
    return LANGUAGES[language](new URL('/graphql', location.href).href, bodyOf(tab), headersOf(tab, operation.operation === 'mutation'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return 'The variables are not JSON.';
  }
}
