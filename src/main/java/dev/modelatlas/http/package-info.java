/** Metrics about queues, caches, connections and downloads, which the packages below implement. */
package dev.modelatlas.http;
