/** GraphQL requests in their HTTP envelope, documents that are identified by a hash, and small bodies of other requests. */
package dev.modelatlas.http.request;
