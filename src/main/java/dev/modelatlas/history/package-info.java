/** The change feed and the import notes of revisions. The feed lists what each revision changed in each model. */
package dev.modelatlas.history;
