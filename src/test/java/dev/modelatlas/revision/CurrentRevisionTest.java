package dev.modelatlas.revision;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

import dev.modelatlas.sql.NotificationListener;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Publishing;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(Publishing.class)
class CurrentRevisionTest {
    /** How long a test waits for an announcement. Usually, it has arrived before the test waits. */
    private static final int MOST_MILLIS = 10_000;

    /** A process that ends after a single command. */
    @Inject
    CurrentRevision current;

    @Inject
    Jdbi jdbi;

    @Inject
    RevisionRepository revisions;

    @Inject
    MeterRegistry meters;

    @Test
    void noticesPublicationsOfOtherProcesses() {
        await().until(() -> backends() == 1);
        var number = Publishing.publish(jdbi);
        await().until(() -> isKnown(number));
    }

    /** Servers also look for revisions once a minute, so the test above would pass without the announcement. */
    @Test
    void announcesEachPublicationToOtherProcesses() throws SQLException {
        jdbi.useHandle(handle -> {
            handle.execute("listen " + CurrentRevision.CHANNEL);
            var number = Publishing.publish(jdbi);
            var heard = handle.getConnection().unwrap(PGConnection.class).getNotifications(MOST_MILLIS);
            handle.execute("unlisten *");
            assertThat(heard).extracting(PGNotification::getParameter).containsExactly(Integer.toString(number));
        });
    }

    @Test
    void noticesAPublicationWhileTheListenerIsDisconnected() {
        await().until(() -> backends() == 1);
        assertThat(cutOff()).isEqualTo(1);
        var number = Publishing.publish(jdbi);
        await().until(() -> isKnown(number));
        await().alias("listens again").until(() -> backends() == 1);
        var next = Publishing.publish(jdbi);
        await().until(() -> isKnown(next));
    }

    @Test
    void findsAPublicationAtOnceByQueryingTheDatabase() {
        var number = Publishing.publish(jdbi);
        assertThat(current.look()).hasValue(number);
        assertThat(current.number()).hasValue(number);
    }

    @Test
    void metricsDescribeTheCurrentRevision() {
        Publishing.take(
                Csv.row("Stays", "2024-01-01", "OpenAI"),
                Csv.row("Leaves", "2024-02-02", "OpenAI"),
                Csv.row("Leaves too", "2024-03-03", "OpenAI"));
        var number = Publishing.take(
                Csv.row("Stays", "2024-01-02", "OpenAI"),
                Csv.row("Comes", "2024-04-04", "NAVER"),
                Csv.row("Comes too", "2024-05-05", "NAVER"),
                Csv.row("Comes last", "2024-06-06", "NAVER"));
        await().until(() -> gauge("atlas.revision.number") == number);
        assertThat(List.of(change("added"), change("changed"), change("renamed"), change("removed")))
                .containsExactly(3.0, 1.0, 0.0, 2.0);
        assertThat(gauge("atlas.revision.models")).isEqualTo(stored(number, "model_count"));
        assertThat(gauge("atlas.revision.as.of.timestamp"))
                .isEqualTo(Instant.parse("2026-09-01T00:00:00Z").getEpochSecond());
        assertThat(gauge("atlas.revision.published.timestamp"))
                .isEqualTo(stored(number, "floor(extract(epoch from published_at))"));
    }

    @Test
    void metricShowsWhetherTheServerReceivesNotifications() {
        await().until(() -> gauge("atlas.publications.listening") == 1);
        var deaf = new CurrentRevision(
                revisions, Optional::empty, false, Optional.empty(), Optional.empty(), Optional.empty());
        var itsMeters = new SimpleMeterRegistry();
        new RevisionMetrics(deaf, revisions).bindTo(itsMeters);
        assertThat(itsMeters.get("atlas.publications.listening").gauge().value())
                .isZero();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private double change(String kind) {
        return meters.get("atlas.revision.changes").tag("kind", kind).gauge().value();
    }

    private double stored(int number, String column) {
        return Sql.one(jdbi, Double.class, "select " + column + " from revision where number = " + number);
    }

    private boolean isKnown(int number) {
        return current.ifKnown().orElse(0) >= number;
    }

    private int backends() {
        return listeners("count(*)");
    }

    private int cutOff() {
        return listeners("count(pg_terminate_backend(pid))");
    }

    private int listeners(String what) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + what + " from pg_stat_activity"
                        + " where application_name = :name and datname = current_database()")
                .bind("name", NotificationListener.APPLICATION_NAME)
                .mapTo(Integer.class)
                .one());
    }
}
