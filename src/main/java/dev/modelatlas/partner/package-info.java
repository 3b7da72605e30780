/** The mutation {@code publishRevision}: validates its input, and passes it to the importer. */
package dev.modelatlas.partner;
