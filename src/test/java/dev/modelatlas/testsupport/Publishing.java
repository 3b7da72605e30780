package dev.modelatlas.testsupport;

import java.util.List;
import java.util.Map;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTestProfile;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.access.Actor;
import dev.modelatlas.curation.OrganizationCuration;
import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.revision.CurrentRevision;

/** A profile with an application and database of its own, for tests that publish revisions after the shipped ones. */
public class Publishing implements QuarkusTestProfile {
    private static final String AFTER_THE_SHIPPED_ONES = "2026-09-01";

    /**
     * Settings that differ from those of the application for tests that only read. One of them enables the access log.
     */
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "model-atlas.cache.max-age", "5s",
                "model-atlas.import.max-size", "200000",
                "model-atlas.short-links.max-per-publisher", "3",
                "model-atlas.http.access-log", "true",
                // Long enough for all other tests, even if the JVM pauses.
                "model-atlas.websocket.init-timeout", "3s",
                "model-atlas.websocket.keep-alive", "4s",
                "model-atlas.websocket.max-connections-per-caller", "30",
                // More than the test of floods in http.websocket.WebSocketTest sends.
                "model-atlas.websocket.max-messages-per-second", "1000000");
    }

    /** Publishes one more revision without the application, and returns its number. */
    public static int publish(Jdbi jdbi) {
        var atlas = Atlas.on(jdbi);
        var newest = newest(jdbi);
        var name = "Model of revision " + (newest + 1);
        return atlas.take(
                        Atlas.epoch(AFTER_THE_SHIPPED_ONES).with(ImportOption.ACCEPT_LOSSES),
                        Csv.file(Csv.row("Steady", "2024-01-01", "OpenAI"), Csv.row(name, "2025-01-01", "NAVER")))
                .revision();
    }

    /**
     * Imports rows as the newest file of Epoch AI, and returns the revision, which is then current in the application.
     * The import removes what other tests with this application have published.
     */
    public static int take(String... rows) {
        var publication = Atlas.epoch(AFTER_THE_SHIPPED_ONES)
                .with(ImportOption.ALLOW_OLDER)
                .with(ImportOption.ACCEPT_LOSSES);
        var revision =
                Atlas.on(bean(Jdbi.class)).take(publication, Csv.file(rows)).revision();
        bean(CurrentRevision.class).look();
        return revision;
    }

    /** Renames an organization, as an operator does. Returns the revision, which is then current in the application. */
    public static int rename(String former, String successor) {
        var decision =
                new OrganizationCuration(new Actor("operator"), successor, null, null, null, null, List.of(), former);
        var revision = new Ingest(bean(Jdbi.class)).curate(decision, false).revision();
        bean(CurrentRevision.class).look();
        return revision;
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }

    /** The newest revision of the database, whether or not the application has seen it. */
    public static int newest(Jdbi jdbi) {
        return Sql.one(jdbi, Integer.class, "select coalesce(max(number), 0) from revision");
    }
}
