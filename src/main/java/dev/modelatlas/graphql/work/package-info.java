/** How much work a request is: how large it is, and what answering it may spend. */
package dev.modelatlas.graphql.work;
