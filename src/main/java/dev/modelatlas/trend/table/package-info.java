/** Tables that count models by two dimensions. */
package dev.modelatlas.trend.table;
