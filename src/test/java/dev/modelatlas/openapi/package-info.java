/** Compares what {@code /openapi.yaml} says about the endpoints other than {@code /graphql} with what they do. */
package dev.modelatlas.openapi;
