/** The only corridor into the tables: drafts come in, are checked, matched, compared and written as one revision. */
package dev.modelatlas.ingest;
