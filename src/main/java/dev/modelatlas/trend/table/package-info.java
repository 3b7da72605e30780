/** Models counted by two dimensions at once. */
package dev.modelatlas.trend.table;
