/** Imports that run for minutes, and can be watched and ended from every server. */
package dev.modelatlas.bulk;
