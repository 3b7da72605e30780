// GraphiQL with this server's examples, a link to the open document, and a button that copies query and answer.
import { linkTo, linkToStored, opened, storedDocument } from './address.js';
import { asMarkdown } from './citation.js';
import { examples } from './examples.js';

const { GraphiQL, React, ReactDOM } = window;
const element = React.createElement;

function Examples({ list }) {
  return element('section', { 'aria-label': 'Examples' },
    element('div', { className: 'graphiql-doc-explorer-title' }, 'Examples'),
    element('ul', { className: 'examples-list' }, list.map(({ name, title, query }) =>
      element('li', { key: name },
        element('a', { href: linkTo({ query }) }, name.replaceAll('-', ' ')),
        element('p', null, title)))));
}

function ExamplesIcon() {
  return element('svg', { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeWidth: 2, 'aria-hidden': true },
    element('path', { d: 'M4 6h16M4 12h10M4 18h13' }));
}

/** Copies the open tab's query and answer. */
function CopyWithAnswer() {
  const { tabs, activeTabIndex, responseEditor } = GraphiQL.React.useEditorContext({ nonNull: true });
  const { schema } = GraphiQL.React.useSchemaContext({ nonNull: true });
  const [said, say] = React.useState('Copy query and answer as Markdown');
  const copy = () => navigator.clipboard.writeText(asMarkdown(tabs[activeTabIndex], responseEditor.getValue(), schema))
    .then(() => say('Copied'), (error) => say(`Could not copy: ${error.message}`));
  const nothing = () => say('Nothing to copy yet – run the query first');
  return element(GraphiQL.React.ToolbarButton, {
    label: said,
    onClick: () => (responseEditor.getValue() ? copy() : nothing()),
  }, element(GraphiQL.React.DocsFilledIcon, { className: 'graphiql-toolbar-icon', 'aria-hidden': true }));
}

function Logo() {
  return element('a', { className: 'home', href: '/' }, 'Model Atlas');
}

/** Keeps the URL in step with the open tab; a document too long for a link gives a URL without it. */
function show({ tabs, activeTabIndex }) {
  const tab = tabs[activeTabIndex];
  history.replaceState(null, '', (id ? linkToStored(id, asked, tab) : linkTo(tab)) ?? '/graphiql');
}

const id = new URLSearchParams(location.search).get('s');
const asked = id ? await storedDocument(id) : opened(location.search);
const list = await examples();
const panel = { title: 'Examples', icon: ExamplesIcon, content: () => element(Examples, { list }) };

ReactDOM.createRoot(document.getElementById('playground')).render(
  element(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    query: asked.query ?? undefined,
    variables: asked.variables ?? undefined,
    operationName: asked.operationName ?? undefined,
    defaultQuery: list[0].query,
    defaultEditorToolsVisibility: asked.variables ? 'variables' : undefined,
    plugins: [panel],
    visiblePlugin: asked.query ? undefined : panel.title,
    onTabChange: show,
    shouldPersistHeaders: false,
    toolbar: { additionalComponent: CopyWithAnswer },
  }, element(GraphiQL.Logo, null, element(Logo))));
