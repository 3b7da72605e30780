/** Tests with documents generated from the schema, so that every new field is covered. */
package dev.modelatlas.document;
