package dev.modelatlas.ingest;

import java.util.List;

import dev.modelatlas.access.KeyScope;

/** Some rows, stated in a call. Unlike a file it leaves as they are those that it does not name. */
public interface Statement {

    /** Whose rows it may change and remove. */
    KeyScope scope();

    /**
     * The rows that can be used.
     *
     * @param words what the call's words for countries, domains, tasks and blank facts mean
     * @param findings takes what is wrong with the others, with their paths
     */
    Rows read(ReferenceWords words, Findings findings);

    /**
     * Rows of a call, few enough to be held.
     *
     * @param organizations new ones, or changes
     * @param upserts models in full; their {@code line} is the position in the call, from 0
     * @param removals models to remove
     */
    record Rows(List<OrganizationDraft> organizations, List<ModelDraft> upserts, List<Removal> removals) {}

    /**
     * A model to remove.
     *
     * @param position where it stands in the call, from 0
     */
    record Removal(int position, String slug) {}
}
