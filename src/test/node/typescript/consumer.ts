// Uses the generated types as a front end would. This file is only compiled. If an expected error is missing, that is an error.
import type { ApolloClient } from '@apollo/client';
import type { Client } from '@urql/core';

import { ModelsOfCountriesDocument, ReportOf2024Document } from '../../../../target/typescript/operations';
import type { Model, ModelFilter } from '../../../../target/typescript/schema';

export async function withApollo(client: ApolloClient): Promise<string[]> {
  const { data } = await client.query({ query: ModelsOfCountriesDocument, variables: { countries: ['KR'], first: 3 } });
  const models = data?.models?.edges.map(({ node }) => node) ?? [];
  // @ts-expect-error Training compute is null when it is not estimated.
  models.map((model) => model.trainingCompute.scientific);
  // @ts-expect-error The document does not select it.
  models.map((model) => model.parameters);
  // @ts-expect-error Days are text.
  models.map((model) => model.releasedOn.getTime());
  return models.map(({ name, releasedOn, trainingCompute }) => `${name} ${releasedOn} ${trainingCompute?.scientific}`);
}

export async function withUrql(client: Client): Promise<number | undefined> {
  // @ts-expect-error A page size is a number.
  await client.query(ModelsOfCountriesDocument, { first: '3' });
  // @ts-expect-error The document requires a page size.
  await client.query(ModelsOfCountriesDocument, { countries: ['KR'] });
  const { data } = await client.query(ReportOf2024Document, {});
  return data?.report?.modelCount;
}

export const filter: ModelFilter = { sectors: ['INDUSTRY'], not: { confidence: ['UNKNOWN'] } };
// @ts-expect-error There is no such sector.
export const wrong: ModelFilter = { sectors: ['MILITARY'] };

export const compute = (model: Model): number | undefined => model.trainingCompute?.flop;
