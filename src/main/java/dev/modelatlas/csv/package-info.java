/** CSV files, which are read and written: with Epoch AI's columns in all their variants, and with our own. */
package dev.modelatlas.csv;
