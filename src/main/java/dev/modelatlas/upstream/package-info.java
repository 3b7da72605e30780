/** Checks the source's URL for a new file, and imports the file. */
package dev.modelatlas.upstream;
