package dev.modelatlas.mcp;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.modelatlas.csv.CsvExport;
import dev.modelatlas.revision.Credits;
import dev.modelatlas.revision.Revision;

/**
 * The attributions and licences of all sources of a revision's models. The source of the revision alone does not
 * suffice, because most models may come from other publishers. The credits are cached, because a revision never changes
 * and the query takes a second with a million models.
 */
@Singleton
class RevisionCredits {
    private static final int MOST_KEPT = 100;

    private final Cache<Integer, Credits> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private final CsvExport export;

    RevisionCredits(CsvExport export) {
        this.export = export;
    }

    /** The credits of a revision. Runs at most one SQL statement. */
    Credits of(Revision revision) {
        return kept.get(revision.number(), number -> export.credits(revision));
    }
}
