/** What stands between a file and the dataset: notes of what could not be used, and a guard against mass changes. */
package dev.modelatlas.ingest.gate;
