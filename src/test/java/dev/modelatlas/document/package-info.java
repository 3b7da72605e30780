/** Documents made from the schema itself, so that no field that is added goes unasked. */
package dev.modelatlas.document;
