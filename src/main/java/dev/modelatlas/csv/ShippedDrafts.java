package dev.modelatlas.csv;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

import dev.modelatlas.ingest.draft.Drafts;
import dev.modelatlas.ingest.draft.ModelDraft;
import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.ingest.report.Note;
import dev.modelatlas.ingest.report.ValidationReport;

/** The file of a shipped revision, with the notes from the first import of the original file. */
record ShippedDrafts(Drafts drafts, List<Note> notes) implements Drafts {

    @Override
    public void read(ReferenceWords words, ValidationReport findings, Consumer<ModelDraft> sink) throws IOException {
        notes.forEach(findings::note);
        drafts.read(words, findings, sink);
    }

    @Override
    public String sha256() {
        return drafts.sha256();
    }
}
