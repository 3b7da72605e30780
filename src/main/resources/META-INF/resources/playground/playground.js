// GraphiQL with panels of this server, a link to the open document, and a button that copies query and answer.
import { linkTo, linkToStored, opened, storedDocument } from './address.js';
import { asMarkdown, hasRun } from './citation.js';
import { examples } from './examples.js';
import { letTabLeave } from './leave.js';
import { codePanel, examplesPanel, fieldsPanel } from './panels.js';
import { say } from './status.js';
import { operationsOf } from './tree.js';

const { GraphiQL, React, ReactDOM } = window;
const element = React.createElement;

const send = GraphiQL.createFetcher({ url: '/graphql', subscriptionUrl: new URL('/graphql', location.href).href.replace(/^http/, 'ws') });
/** The request that ran last: query, variables and operationName. */
let ran = null;

/**
 * Sends a request. GraphiQL also loads the schema with this function, but passes a documentAST only for requests of the
 * reader.
 */
function fetcher(request, options) {
  if (options && 'documentAST' in options) ran = request;
  return send(request, options);
}

/** Copies the open query and its answer, unless the reader has changed the query since it ran. */
function CopyWithAnswer() {
  const { queryEditor, variableEditor, responseEditor } = GraphiQL.React.useEditorContext({ nonNull: true });
  const { schema } = GraphiQL.React.useSchemaContext({ nonNull: true });
  const copy = async () => {
    const open = { query: queryEditor.getValue(), variables: variableEditor.getValue() };
    const answer = responseEditor.getValue();
    if (!answer || !hasRun(open, ran)) {
      say('Run the query first');
      return;
    }
    try {
      await navigator.clipboard.writeText(asMarkdown({ ...open, operationName: ran.operationName }, answer, schema));
      say('Copied the query and its answer');
    } catch (error) {
      say(`Could not copy: ${error.message}`);
    }
  };
  return element(GraphiQL.React.ToolbarButton, {
    label: 'Copy query and answer as Markdown',
    onClick: copy,
  }, element(GraphiQL.React.DocsFilledIcon, { className: 'graphiql-toolbar-icon', 'aria-hidden': true }));
}

/**
 * Runs the query of a link once, so that the page opens with an answer. Without a link, runs the first example unless the
 * reader has changed it. A document with mutations or subscriptions waits for the reader.
 */
function RunLink() {
  const { queryEditor, responseEditor } = GraphiQL.React.useEditorContext({ nonNull: true });
  const { run } = GraphiQL.React.useExecutionContext({ nonNull: true });
  const isReady = Boolean(queryEditor && responseEditor);
  React.useEffect(() => {
    const untouched = queryEditor?.getValue() === list[0].query ? list[0].query : '';
    const operations = operationsOf(asked.query ?? untouched);
    if (isReady && operations.length && operations.every(({ operation }) => operation === 'query')) run();
  }, [isReady]);
  return null;
}

/** Lets the Tab key leave each editor. */
function LeaveByTab() {
  const { queryEditor, variableEditor, headerEditor, responseEditor } = GraphiQL.React.useEditorContext({ nonNull: true });
  for (const editor of [queryEditor, variableEditor, headerEditor, responseEditor]) {
    React.useEffect(() => { if (editor) letTabLeave(editor); }, [editor]);
  }
  return null;
}

const OwnTools = () => element(React.Fragment, null, element(RunLink), element(LeaveByTab), element(CopyWithAnswer));

function Logo() {
  return element('a', { className: 'home', href: '/' }, 'Model Atlas');
}

/**
 * Keeps the URL in step with the open tab. If a document is too long for a link, the URL does not contain it. The operation
 * that the link names runs only while the tab has the document of the link. GraphiQL calls this function while it renders, so
 * the page is drawn afterwards.
 */
function show({ tabs, activeTabIndex }) {
  const operationName = tabs[activeTabIndex].query === asked.query ? asked.operationName : null;
  queueMicrotask(() => draw(operationName));
  const tab = completed(tabs[activeTabIndex]);
  history.replaceState(null, '', (id ? linkToStored(id, asked, tab) : linkTo(tab)) ?? '/graphiql');
}

const id = new URLSearchParams(location.search).get('s');
// Both are requested at the same time, because the page stays blank until both are there.
const loading = examples();
const asked = id ? await storedDocument(id) : opened(location.search);
/**
 * A copy of the tab with the operation that the link names, so that GraphiQL runs this operation. By default, GraphiQL
 * runs the first operation.
 */
const completed = (tab) => ({ ...tab, operationName: (tab.query === asked.query && asked.operationName) || tab.operationName });
const list = await loading;
const panel = examplesPanel(list);

const main = document.getElementById('playground');
main.classList.remove('waiting');
const root = ReactDOM.createRoot(main);
const logo = element(GraphiQL.Logo, null, element(Logo));
const properties = {
  fetcher,
  query: asked.query ?? undefined,
  // A link without variables would otherwise run with the variables that the reader typed last.
  variables: asked.variables ?? (asked.query ? '' : undefined),
  defaultQuery: list[0].query,
  defaultEditorToolsVisibility: asked.variables ? 'variables' : undefined,
  plugins: [panel, fieldsPanel, codePanel(completed)],
  // On a phone, the panel would cover the editor.
  visiblePlugin: asked.query || innerWidth < 700 ? undefined : panel.title,
  onTabChange: show,
  shouldPersistHeaders: false,
  toolbar: { additionalComponent: OwnTools },
};

let drawn;

/**
 * Draws the page, unless it is already drawn with this operation. GraphiQL reports a change of the tab after each
 * drawing, so drawing the page after each change would never end.
 * @param {string|null} operationName the operation to run; null for the one at the cursor
 */
function draw(operationName) {
  const name = operationName ?? undefined;
  if (drawn && drawn.name === name) return;
  drawn = { name };
  root.render(element(GraphiQL, { ...properties, operationName: name }, logo));
}

draw(asked.operationName);
