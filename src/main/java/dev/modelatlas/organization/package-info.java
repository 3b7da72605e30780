/** Organizations, as they stand at a revision. */
package dev.modelatlas.organization;
