package dev.modelatlas.access;

import java.time.Instant;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/**
 * Reads the audit log. Database triggers write its entries. For an import that creates no revision, the importer itself
 * writes the entry.
 */
@ApplicationScoped
public class AuditRepository {
    private static final int ROWS = 1_000;

    private final Jdbi jdbi;

    @Inject
    public AuditRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Passes the events to the consumer, newest first.
     *
     * @param since passes only events at or after this time; null for all events
     */
    public void newestFirst(Instant since, Consumer<AuditEvent> events) {
        // In a transaction, PostgreSQL sends the log in parts. Otherwise, all of it would be in memory.
        jdbi.useTransaction(handle -> handle.select(
                        "select happened_at, actor, action, revision_number, key_id, details::text as details"
                                + " from audit_event where happened_at >= coalesce(:since, '-infinity'::timestamptz)"
                                + " order by id desc")
                .bind("since", since)
                .setFetchSize(ROWS)
                .mapTo(AuditEvent.class)
                .useIterator(rows -> rows.forEachRemaining(events)));
    }
}
