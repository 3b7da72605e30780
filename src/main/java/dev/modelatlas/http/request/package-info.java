/**
 * Reads GraphQL requests from HTTP requests, finds documents by their hash or ID, and receives small bodies of other
 * requests.
 */
package dev.modelatlas.http.request;
