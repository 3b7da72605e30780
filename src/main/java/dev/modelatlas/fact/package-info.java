/** The catalogue of facts: everything that sources state about a model, said once. */
package dev.modelatlas.fact;
