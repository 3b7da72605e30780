package dev.modelatlas.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.modelatlas.csv.CsvExport;
import dev.modelatlas.revision.Credits;
import dev.modelatlas.revision.Revision;

/**
 * The credits for all models of a revision. The source of the revision alone would not do: most models may be those of
 * other publishers. They are kept, because a revision never changes, and with a million models they take a second.
 */
@Singleton
class RevisionCredits {
    private static final int MOST_KEPT = 1_000;

    private final Cache<Integer, Credits> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private final CsvExport export;

    @Inject
    RevisionCredits(CsvExport export) {
        this.export = export;
    }

    /** Runs at most one statement. */
    Credits of(Revision revision) {
        return kept.get(revision.number(), number -> export.credits(revision));
    }
}
