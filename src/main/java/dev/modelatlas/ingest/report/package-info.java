/** Reports of imports: problems, notes and counts. */
package dev.modelatlas.ingest.report;
