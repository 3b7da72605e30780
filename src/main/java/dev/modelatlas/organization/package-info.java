/** Organizations at a revision. */
package dev.modelatlas.organization;
