/** The catalogue of facts: the single definition of everything that sources state about a model. */
package dev.modelatlas.fact;
