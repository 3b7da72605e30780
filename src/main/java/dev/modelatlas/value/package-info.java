/** Utilities for all packages: SHA-256 hashes, and excerpts of strings for messages that quote them. */
package dev.modelatlas.value;
