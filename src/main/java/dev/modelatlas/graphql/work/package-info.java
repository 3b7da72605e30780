/** The size of a request, and the budget for its response. */
package dev.modelatlas.graphql.work;
