package dev.modelatlas.ingest;

import java.io.IOException;
import java.util.function.Consumer;

/** A source of drafts that is read once, from start to end, without being held in memory. */
public interface Drafts {

    /**
     * Hands on every draft in the order of the source.
     *
     * @param words what the source's words for countries, domains, tasks and blank facts mean
     * @param findings takes what had to be corrected, ignored or refused
     * @param sink takes the drafts
     * @throws RefusedException when the source cannot be read as a whole
     * @throws IOException when it cannot be read at all
     */
    void read(ReferenceWords words, Findings findings, Consumer<ModelDraft> sink) throws IOException;

    /** SHA-256 of all the bytes that {@link #read} took in, lower-case hexadecimal; known afterwards. */
    String sha256();
}
