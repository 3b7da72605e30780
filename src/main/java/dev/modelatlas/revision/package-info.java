/** The dataset's revisions, and the choice of the revision that a request reads. */
package dev.modelatlas.revision;
