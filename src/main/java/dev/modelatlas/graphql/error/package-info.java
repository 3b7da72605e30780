/** Errors in responses, each with a code. */
package dev.modelatlas.graphql.error;
