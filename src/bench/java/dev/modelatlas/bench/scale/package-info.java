/**
 * Measures the service at scale, compares it with other programs on the same documents and database, and checks the
 * plans of its statements.
 */
package dev.modelatlas.bench.scale;
