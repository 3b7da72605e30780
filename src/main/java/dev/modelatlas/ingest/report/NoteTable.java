package dev.modelatlas.ingest.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jdbi.v3.core.Handle;

/** Stores the notes of an import with its revision. */
public final class NoteTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NoteTable() {}

    /** Writes the first {@value Notes#KEPT} notes, in the transaction that publishes the revision. */
    public static void write(Handle handle, int revision, Notes notes) {
        var kept = notes.kept();
        if (kept.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("insert into import_note"
                + " (revision_number, position, code, line, column_name, value, message)"
                + " values (:revision, :position, :code, :line, :column, :value, :message)");
        for (int i = 0; i < kept.size(); i++) {
            batch.bindMethods(kept.get(i))
                    .bind("revision", revision)
                    .bind("position", i + 1)
                    .add();
        }
        batch.execute();
    }

    /** The number of notes by code, as a JSON object. */
    public static String json(Notes notes) {
        try {
            return JSON.writeValueAsString(notes.counts());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Could not write the note counts as JSON", e);
        }
    }
}
