/** The grammar of the API, without the domain: errors, connections, cursors, node ids, light field access. */
package dev.modelatlas.graphql;
