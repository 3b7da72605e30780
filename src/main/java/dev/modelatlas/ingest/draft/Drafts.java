package dev.modelatlas.ingest.draft;

import java.io.IOException;
import java.util.function.Consumer;

import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.ingest.report.ValidationReport;

/** A stream of drafts from a source. It is read only once, from start to end, and is never completely in memory. */
public interface Drafts {

    /**
     * Passes every draft to the consumer, in the order of the source.
     *
     * @param words resolves the source's terms for countries, domains and tasks, and has corrections for blank facts
     * @param findings collects what was corrected, ignored or refused
     * @param sink called with each draft
     * @throws RefusedException when the source is invalid as a whole
     * @throws IOException when the source cannot be read
     */
    void read(ReferenceWords words, ValidationReport findings, Consumer<ModelDraft> sink) throws IOException;

    /** SHA-256 hash of all bytes that {@link #read} consumed, in lower-case hexadecimal. Available after reading. */
    String sha256();
}
