/** Building blocks of the API without domain logic: errors, connections, cursors, node IDs and batches. */
package dev.modelatlas.graphql;
