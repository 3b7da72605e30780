package dev.modelatlas.access;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;

/**
 * Reads the audit log. Database triggers write its entries. For an import that creates no revision, the importer itself
 * writes the entry.
 */
@ApplicationScoped
public class AuditRepository {
    private static final int ROWS = 1_000;

    private final Jdbi jdbi;

    private record Row(long id, @Nested AuditEvent event) {}

    public AuditRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Passes the events to the consumer, newest first. Reads them in parts, because the log may be larger than the
     * memory. The consumer may wait for a long time, so no transaction is open while it runs: an open transaction would
     * hold back VACUUM.
     *
     * @param since passes only events at or after this time; null for all events
     */
    public void newestFirst(Instant since, Consumer<AuditEvent> events) {
        var rows = rows(since, null);
        rows.forEach(row -> events.accept(row.event()));
        while (rows.size() == ROWS) {
            rows = rows(since, rows.get(ROWS - 1).id());
            rows.forEach(row -> events.accept(row.event()));
        }
    }

    private List<Row> rows(Instant since, Long last) {
        return jdbi.withHandle(handle -> handle.select(
                        "select id, happened_at, actor, action, revision_number, key_id, details::text as details"
                                + " from audit_event where happened_at >= coalesce(:since, '-infinity'::timestamptz)"
                                + " and id < coalesce(:last, 9223372036854775807)"
                                + " order by id desc limit :rows")
                .bind("since", since)
                .bind("last", last)
                .bind("rows", ROWS)
                .mapTo(Row.class)
                .list());
    }
}
