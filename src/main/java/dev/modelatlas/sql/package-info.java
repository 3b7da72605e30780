/** How the house speaks SQL: the one Jdbi, and fragments of statements with their parameters. */
package dev.modelatlas.sql;
