/** Selections of fields that are read from memory, without an execution by graphql-java. */
package dev.modelatlas.graphql.direct;
