/** Start, stop and care: the command line, the embedded database, what runs at start. */
package dev.modelatlas.ops;
