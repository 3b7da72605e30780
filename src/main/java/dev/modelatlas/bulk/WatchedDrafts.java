package dev.modelatlas.bulk;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.modelatlas.ingest.Cancellation;
import dev.modelatlas.ingest.draft.Drafts;
import dev.modelatlas.ingest.draft.ModelDraft;
import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.ingest.report.ValidationReport;

/** Counts the drafts of models while they are read. Reading stops when the import is cancelled. */
record WatchedDrafts(Drafts drafts, AtomicInteger rows, Cancellation cancellation) implements Drafts {

    @Override
    public void read(ReferenceWords words, ValidationReport findings, Consumer<ModelDraft> sink) throws IOException {
        drafts.read(words, findings, draft -> {
            cancellation.check();
            rows.incrementAndGet();
            sink.accept(draft);
        });
    }

    @Override
    public String sha256() {
        return drafts.sha256();
    }
}
