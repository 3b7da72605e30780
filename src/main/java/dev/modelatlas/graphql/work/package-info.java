/** The types, fragments and size of a request, and the budget for its response. */
package dev.modelatlas.graphql.work;
