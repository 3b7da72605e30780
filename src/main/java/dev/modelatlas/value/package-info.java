/** Values that all rooms use: SHA-256 hashes, and excerpts of strings that messages quote. */
package dev.modelatlas.value;
