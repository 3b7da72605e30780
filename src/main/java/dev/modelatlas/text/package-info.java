/** Interprets search strings. Only this package compares search strings with names. */
package dev.modelatlas.text;
