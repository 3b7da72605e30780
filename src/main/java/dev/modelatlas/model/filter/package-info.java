/** Filters of models, and their SQL. */
package dev.modelatlas.model.filter;
