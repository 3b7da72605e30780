package dev.modelatlas.csv;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

import dev.modelatlas.ingest.Drafts;
import dev.modelatlas.ingest.Findings;
import dev.modelatlas.ingest.ModelDraft;
import dev.modelatlas.ingest.ReferenceWords;
import dev.modelatlas.ingest.gate.Note;

/** A shipped vintage, with the notes that were made when its source was read. */
record ShippedDrafts(Drafts drafts, List<Note> notes) implements Drafts {

    @Override
    public void read(ReferenceWords words, Findings findings, Consumer<ModelDraft> sink) throws IOException {
        notes.forEach(findings::note);
        drafts.read(words, findings, sink);
    }

    @Override
    public String sha256() {
        return drafts.sha256();
    }
}
