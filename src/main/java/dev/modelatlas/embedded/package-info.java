/** The choice of the database, and the embedded PostgreSQL. */
package dev.modelatlas.embedded;
