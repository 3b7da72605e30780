/** The threads that work on requests: whose turn it is on them, and whether they come back. */
package dev.modelatlas.work;
