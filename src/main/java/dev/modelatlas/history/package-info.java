/** The change feed: what each revision changed in each model. Also the notes of its import. */
package dev.modelatlas.history;
