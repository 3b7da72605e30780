/** Where the data comes from, by HTTP: looks whether the source has a new file, and takes it in. */
package dev.modelatlas.upstream;
