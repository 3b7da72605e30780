package dev.modelatlas.ingest;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.Actor;

/** What an operator says of organizations and models, which wins over what the reference data says. */
public interface Curation {

    /** Who says it, for the audit log. */
    Actor actor();

    /** What is said of whom, in a few words: two that say the same are the same. */
    String summary();

    /**
     * Writes it down.
     *
     * @param transaction the one that counts by it, too
     * @param revision the number of the revision that it makes, if anything is counted otherwise
     * @param reference the reference data of this build
     * @throws RefusedException when it cannot be so
     */
    void write(Handle transaction, int revision, ReferenceData reference);
}
