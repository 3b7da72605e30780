/**
 * Counts of models by value and year, read from the smallest table that has the needed columns, and the ranks computed
 * from these counts ({@link dev.modelatlas.trend.count.Tally}).
 */
package dev.modelatlas.trend.count;
