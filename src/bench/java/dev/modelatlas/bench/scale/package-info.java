/** The service at scale: compared with others on the same documents and database, and the plans of its statements. */
package dev.modelatlas.bench.scale;
