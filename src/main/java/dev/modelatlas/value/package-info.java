/**
 * Utilities for all packages: SHA-256 hashes, files of this build, sets of paths, similar names, and excerpts of strings
 * and texts of numbers for messages that quote them.
 */
package dev.modelatlas.value;
