package dev.modelatlas.ingest;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.report.RefusedException;

/** An operator's decision about organizations or models. It overrides the reference data. */
public interface Curation {
    /** If a decision creates a revision, the revision's label is its {@code asOf}, followed by this text. */
    String LABEL_SUFFIX = ", curated";

    /** The operator, for the audit log. */
    Actor actor();

    /** A short description of the decision. Equal descriptions mean equal decisions. */
    String summary();

    /**
     * Stores the decision.
     *
     * @param transaction the transaction, in which the importer also recounts the models
     * @param revision number of the revision that is created if any count changes
     * @param reference the reference data of this build
     * @throws RefusedException when the decision is invalid
     */
    void write(Handle transaction, int revision, ReferenceData reference);
}
