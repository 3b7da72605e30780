/** The reference data in {@code db/reference}, and how it is loaded. */
package dev.modelatlas.ingest.reference;
