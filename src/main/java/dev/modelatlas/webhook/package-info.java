/** Tells subscribers of each revision by HTTP: signed, in order, at least once. */
package dev.modelatlas.webhook;
