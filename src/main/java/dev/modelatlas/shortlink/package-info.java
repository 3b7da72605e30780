/**
 * Short links: queries that publishers store, and the program's examples. A link contains the beginning of the hash of
 * its query in canonical form. The server stores only a document that it would run ({@code DocumentCheck}). If a
 * replica lacks a document, the server reads it from the primary.
 */
package dev.modelatlas.shortlink;
