package dev.modelatlas.sql;

import java.time.Duration;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Entities match Flyway's tables and views, and are read in the same way as Jdbi reads. */
@QuarkusTest
class EntityReaderTest {
    @Inject
    SessionFactory factory;

    @Inject
    EntityReader entities;

    @Inject
    MeterRegistry meters;

    /**
     * The program does not make this check at start, because some servers are older than their database during an
     * upgrade.
     */
    @Test
    void entitiesMatchTheirTablesAndViews() {
        assertThatCode(() -> factory.getSchemaManager().validate()).doesNotThrowAnyException();
    }

    @Test
    void metricsCountEachStatement() {
        var before = statements();
        entities.read(EntityReaderTest::newest);
        assertThat(statements()).isEqualTo(before + 1);
    }

    @Test
    void readsNothingAfterTheDeadline() {
        assertThatThrownBy(() -> Deadline.within(Duration.ZERO, () -> entities.read(EntityReaderTest::newest)))
                .satisfies(failure -> assertThat(DatabaseFailure.of(failure)).contains(DatabaseFailure.TIMEOUT));
    }

    @Test
    void cancelsAStatementAtTheDeadline() {
        assertThatThrownBy(() -> Deadline.within(
                        Duration.ofMillis(300),
                        () -> ReadRouting.onAnyServer(() -> entities.read(
                                session -> session.createNativeQuery("select cast(pg_sleep(60) as text)", String.class)
                                        .getSingleResult()))))
                .satisfies(failure -> assertThat(DatabaseFailure.of(failure)).contains(DatabaseFailure.TIMEOUT));
    }

    private long statements() {
        return meters.get("atlas.sql").tag("outcome", "ok").timer().count();
    }

    private static Integer newest(StatelessSession session) {
        return session.createSelectionQuery("select max(number) from RevisionEntity", Integer.class)
                .getSingleResult();
    }
}
