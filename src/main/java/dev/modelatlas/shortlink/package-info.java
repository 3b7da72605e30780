/**
 * Short links to queries that publishers have stored, and to the examples of the program. A link contains the beginning
 * of the hash of its query in canonical form. The server stores only queries that it would run
 * ({@code DocumentCheck}). If a replica lacks a query, the server reads it from the primary.
 */
package dev.modelatlas.shortlink;
