/** The dataset's revisions, and which of them a request reads. */
package dev.modelatlas.revision;
