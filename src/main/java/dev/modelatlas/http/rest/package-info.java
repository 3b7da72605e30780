/** Registers HTTP endpoints other than {@code /graphql}. */
package dev.modelatlas.http.rest;
