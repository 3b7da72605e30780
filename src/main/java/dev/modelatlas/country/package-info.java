/** The countries of ISO 3166-1, and the models attributed to them. */
package dev.modelatlas.country;
