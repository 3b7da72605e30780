/** What operators say of organizations and models. */
package dev.modelatlas.curation;
