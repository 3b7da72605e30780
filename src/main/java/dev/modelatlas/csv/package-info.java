/** CSV files in and out: Epoch AI's columns, whatever their order and names of the day, and our own. */
package dev.modelatlas.csv;
