/** The schema: its scalars, its fetchers, and its form as a subgraph. */
package dev.modelatlas.graphql.schema;
