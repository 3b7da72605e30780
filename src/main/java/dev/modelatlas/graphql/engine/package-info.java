/** Runs documents over the schema: parsing, checking within limits, execution, coded errors and light field access. */
package dev.modelatlas.graphql.engine;
