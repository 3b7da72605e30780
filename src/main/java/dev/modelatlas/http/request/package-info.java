/**
 * Reads GraphQL requests from HTTP requests, finds documents by their hash, and receives small bodies of other
 * requests.
 */
package dev.modelatlas.http.request;
