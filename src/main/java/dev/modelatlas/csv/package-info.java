/** Reads CSV files with Epoch AI's columns, in all their variants, or with our own columns. Writes our own columns. */
package dev.modelatlas.csv;
