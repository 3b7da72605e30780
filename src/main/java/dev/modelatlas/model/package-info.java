/** Models: what the dataset is about, in pages, filtered and ordered, at a revision. */
package dev.modelatlas.model;
