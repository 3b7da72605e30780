/** Documents: parsing, validation, limits and cost. */
package dev.modelatlas.graphql.document;
