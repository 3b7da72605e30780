/** Suggestions for misspelled names in documents. */
package dev.modelatlas.graphql.hint;
