/**
 * Short links: queries that publishers store, and the program's examples. A link contains the beginning of the hash of
 * its query in canonical form. The server stores what it would run ({@code DocumentCheck}); a link that a replica does
 * not have yet is read from the primary.
 */
package dev.modelatlas.shortlink;
