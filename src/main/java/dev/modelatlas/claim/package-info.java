/**
 * Statements of published reports, evaluated at any revision. Each statement is defined by files in the resource folder
 * of this package.
 */
package dev.modelatlas.claim;
