/** Choice of the database, and the embedded PostgreSQL server. */
package dev.modelatlas.embedded;
