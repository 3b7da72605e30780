/** Reads CSV files with Epoch AI's columns, in all their variants, or with our own columns. Writes only our own. */
package dev.modelatlas.csv;
