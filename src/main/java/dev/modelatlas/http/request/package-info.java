/** GraphQL requests in their HTTP envelope, and documents that are identified by a hash. */
package dev.modelatlas.http.request;
