/** Operators' decisions about organizations and models. */
package dev.modelatlas.curation;
