package dev.modelatlas.ingest;

import java.util.List;

import dev.modelatlas.access.KeyScope;
import dev.modelatlas.ingest.draft.ModelDraft;
import dev.modelatlas.ingest.draft.OrganizationDraft;
import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.ingest.report.ValidationReport;

/** The content of a call: the rows to add, change or remove. Unlike a file, a call leaves all other rows unchanged. */
public interface CallContent {

    /** Whether the call may change and remove only its publisher's rows, or all rows. */
    KeyScope scope();

    /**
     * Reads the valid rows.
     *
     * @param words resolves the call's terms for countries, domains and tasks, and has corrections for blank facts
     * @param findings collects the problems of invalid rows, with their paths
     */
    Rows read(ReferenceWords words, ValidationReport findings);

    /**
     * The rows of a call. A call has few rows, so all of them fit in memory.
     *
     * @param organizations new or changed organizations
     * @param upserts complete models; the {@code line} of each draft is the position of the model in the call, starting at 0
     * @param removals models to remove
     */
    record Rows(List<OrganizationDraft> organizations, List<ModelDraft> upserts, List<Removal> removals) {}

    /**
     * A model to remove.
     *
     * @param position position in the call, starting at 0
     */
    record Removal(int position, String slug) {}
}
