package dev.modelatlas.bulk;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.modelatlas.ingest.Cancellation;
import dev.modelatlas.ingest.Drafts;
import dev.modelatlas.ingest.Findings;
import dev.modelatlas.ingest.ModelDraft;
import dev.modelatlas.ingest.ReferenceWords;

/** Counts drafts as they are read, and ends the reading when that is wanted. */
record WatchedDrafts(Drafts drafts, AtomicInteger rows, Cancellation cancellation) implements Drafts {

    @Override
    public void read(ReferenceWords words, Findings findings, Consumer<ModelDraft> sink) throws IOException {
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
