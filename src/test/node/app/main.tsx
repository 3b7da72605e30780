// A small front end: models in an endless list, and a page for each. build-app.js generates its types from the schema.
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider, useSuspenseQuery } from '@apollo/client/react';
import { relayStylePagination } from '@apollo/client/utilities';
import { Component, Suspense, useEffect, useRef, useState, useTransition } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

import { CountriesDocument, ModelDocument, ModelsDocument } from '../../../../target/app/operations';

declare const ATLAS_URL: string;

const client = new ApolloClient({
  link: new HttpLink({ uri: `${ATLAS_URL}/graphql` }),
  cache: new InMemoryCache({
    typePolicies: { Query: { fields: { models: relayStylePagination(['filter', 'orderBy', 'revision']) } } },
  }),
  devtools: { enabled: true },
});

/** Shows why a query failed. With Apollo's error policy "none", a failed field gives no data, so components read no null. */
class Problem extends Component<{ children: ReactNode }, { error: Error | null }> {
  state = { error: null as Error | null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const codes = CombinedGraphQLErrors.is(error) ? error.errors.map(({ extensions }) => extensions?.code) : [];
    return <p role="alert">{error.message} ({codes.join(', ') || 'network'})</p>;
  }
}

function Menu({ country, choose }: { country: string; choose: (code: string) => void }) {
  const { data } = useSuspenseQuery(CountriesDocument);
  return (
    <label>
      Country <select value={country} onChange={(event) => choose(event.target.value)}>
        <option value="">all</option>
        {data.countries.nodes.map(({ code, name, modelCount }) => (
          <option key={code} value={code}>{name} ({modelCount})</option>
        ))}
      </select>
    </label>
  );
}

function List({ country }: { country: string }) {
  const { data, fetchMore } = useSuspenseQuery(ModelsDocument, { variables: { countries: country ? [country] : [] } });
  const { edges, pageInfo, totalCount } = data.models;
  const [isLoading, load] = useTransition();
  const end = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      const isVisible = entries.some((entry) => entry.isIntersecting);
      if (isVisible && pageInfo.hasNextPage && !isLoading) {
        load(async () => { await fetchMore({ variables: { after: pageInfo.endCursor } }); });
      }
    });
    if (end.current) observer.observe(end.current);
    return () => observer.disconnect();
  }, [pageInfo, isLoading, fetchMore]);

  return (
    <>
      <ol>
        {edges.map(({ node: { id, slug, name, releasedOn, organizations } }) => (
          <li key={id}>
            <a href={`#${slug}`}>{name}</a> <time>{releasedOn}</time> {organizations.map((it) => it.name).join(', ')}
          </li>
        ))}
      </ol>
      <p ref={end} role="status">{edges.length} of {totalCount}</p>
    </>
  );
}

function Detail({ slug }: { slug: string }) {
  const { data: { model } } = useSuspenseQuery(ModelDocument, { variables: { slug } });
  if (!model) return <p role="alert">There is no model {slug}.</p>;
  return (
    <article>
      <h1>{model.name}</h1>
      <dl>
        <dt>Released</dt><dd>{model.releasedOn}</dd>
        <dt>Training compute</dt><dd>{model.trainingCompute?.scientific ?? 'unknown'}</dd>
        <dt>Parameters</dt><dd>{model.parameters?.toLocaleString('en') ?? 'unknown'}</dd>
        {model.organizations.map(({ id, name, group, headquarters }) => (
          <div key={id}>
            <dt>{name}</dt><dd>{headquarters?.name ?? 'unknown'}{group.id === id ? '' : `, ${group.name}`}</dd>
          </div>
        ))}
      </dl>
      <ul>
        {model.baseModels.map((base) => <li key={base.id}>Based on <a href={`#${base.slug}`}>{base.name}</a></li>)}
        {model.history.map(({ kind, revision }) => <li key={revision.number}>{revision.label}: {kind}</li>)}
      </ul>
    </article>
  );
}

function App() {
  const [slug, setSlug] = useState(location.hash.slice(1));
  const [country, setCountry] = useState('');

  useEffect(() => {
    const read = () => setSlug(location.hash.slice(1));
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);

  if (slug) {
    return <Problem key={slug}><a href="#">All models</a><Suspense fallback="Loading"><Detail slug={slug} /></Suspense></Problem>;
  }
  return (
    <Problem key={country}>
      <Suspense fallback="Loading">
        <Menu country={country} choose={setCountry} />
        <List country={country} />
      </Suspense>
    </Problem>
  );
}

const root = document.getElementById('app');
if (root) createRoot(root).render(<ApolloProvider client={client}><App /></ApolloProvider>);
