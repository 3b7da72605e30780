/**
 * The only code that writes the tables of the dataset: drafts are checked, matched, compared, and written as one
 * revision.
 */
package dev.modelatlas.ingest;
