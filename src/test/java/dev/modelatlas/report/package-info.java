/** Published tables, cell by cell. */
package dev.modelatlas.report;
