/** The command line. */
package dev.modelatlas.cli;
