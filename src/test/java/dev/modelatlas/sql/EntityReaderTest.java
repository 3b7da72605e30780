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

/** Entities are what Flyway's tables and views hold, and are read as Jdbi reads. */
@QuarkusTest
class EntityReaderTest {
    @Inject
    SessionFactory factory;

    @Inject
    EntityReader entities;

    @Inject
    MeterRegistry meters;

    /** Not at start: while servers are upgraded one of them is older than its database. */
    @Test
    void entitiesFitTheTablesAndViewsThatTheyAreReadFrom() {
        assertThatCode(() -> factory.getSchemaManager().validate()).doesNotThrowAnyException();
    }

    @Test
    void statementsAreTimed() {
        var before = statements();
        entities.read(EntityReaderTest::newest);
        assertThat(statements()).isEqualTo(before + 1);
    }

    @Test
    void nothingIsReadWhenTheTimeOfTheRequestIsOver() {
        assertThatThrownBy(() -> Deadline.within(Duration.ZERO, () -> entities.read(EntityReaderTest::newest)))
                .satisfies(failure -> assertThat(DatabaseFailure.of(failure)).contains(DatabaseFailure.TIMEOUT));
    }

    @Test
    void statementThatTakesLongerIsCancelled() {
        assertThatThrownBy(() -> Deadline.within(
                        Duration.ofMillis(300),
                        () -> Reading.anywhere(() -> entities.read(
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
