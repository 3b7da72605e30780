/** Statements of published reports, evaluated at any revision. They are data, in files beside this package. */
package dev.modelatlas.claim;
