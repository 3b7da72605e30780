/** Execution of GraphQL documents. */
package dev.modelatlas.graphql.execution;
