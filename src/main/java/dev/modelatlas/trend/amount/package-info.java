/**
 * Amounts, such as training compute, that the server keeps in memory for large revisions
 * ({@link dev.modelatlas.trend.amount.AmountRepository}), and the amounts that a filter selects.
 */
package dev.modelatlas.trend.amount;
