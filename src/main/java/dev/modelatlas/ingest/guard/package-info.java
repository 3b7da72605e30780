/** Limits on what a file may remove, blank or add. */
package dev.modelatlas.ingest.guard;
