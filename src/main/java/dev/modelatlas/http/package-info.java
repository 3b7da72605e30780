/** Metrics about queues, caches, connections and downloads. The subpackages implement the things that are measured. */
package dev.modelatlas.http;
