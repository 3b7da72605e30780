/** The change feed, which lists what each revision changed in each model, and the import notes of revisions. */
package dev.modelatlas.history;
