/** GraphQL over HTTP: the routes, and the handler that executes one operation per request. */
package dev.modelatlas.http.graphql;
