/** Access to the database: Jdbi, entities, deadlines, replicas, and fragments of SQL. */
package dev.modelatlas.sql;
