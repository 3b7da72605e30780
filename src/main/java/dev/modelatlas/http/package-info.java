/** Metrics about the queues, caches, connections and downloads that the subpackages implement. */
package dev.modelatlas.http;
