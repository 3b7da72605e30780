/** The service at scale: beside its peers on the same documents and database, and what its statements read. */
package dev.modelatlas.bench.scale;
