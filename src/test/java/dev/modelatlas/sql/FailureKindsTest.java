package dev.modelatlas.sql;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** Classifies database failures by the driver's exceptions. */
@Concurrent
class FailureKindsTest {

    @ParameterizedTest
    @CsvSource({
        "57014, TIMEOUT",
        "08006, UNAVAILABLE",
        "57P01, UNAVAILABLE",
        "53300, UNAVAILABLE",
        "40001, UNAVAILABLE",
        "25006, UNAVAILABLE",
        "28P01, UNAVAILABLE",
        "28000, UNAVAILABLE",
        "3D000, UNAVAILABLE",
        "42P01, ",
        "23505, ",
    })
    void classifiesBySqlState(String state, DatabaseFailure kind) {
        var failure = new IllegalStateException("above", new SQLException("x", state));
        assertThat(DatabaseFailure.of(failure).orElse(null)).isEqualTo(kind);
        assertThat(DatabaseFailure.isMissingTable(failure)).isEqualTo(state.equals("42P01"));
    }

    @Test
    void classifiesPoolErrorsByMessage() {
        assertThat(DatabaseFailure.of(new SQLException("Sorry, acquisition timeout!")))
                .contains(DatabaseFailure.UNAVAILABLE);
        assertThat(DatabaseFailure.of(new SQLException("Sorry"))).isEmpty();
        assertThat(DatabaseFailure.of(new SQLException((String) null))).isEmpty();
        assertThat(DatabaseFailure.of(new SQLTimeoutException("late"))).contains(DatabaseFailure.TIMEOUT);
        assertThat(DatabaseFailure.of(new IllegalStateException())).isEmpty();
    }

    /** The driver's message for a batch contains the statement with all values. */
    @Test
    void messageOfABatchIsThatOfItsCause() {
        var cause = new SQLException("ERROR: value too long");
        var batch =
                new BatchUpdateException("Batch entry 0 insert 'secret' was aborted", "22001", 0, new int[0], cause);
        assertThat(DatabaseFailure.words(batch)).isEqualTo("value too long");
    }

    @Test
    void messageIsTheFirstLineThatTheDatabaseReports() {
        assertThat(DatabaseFailure.words(new IllegalStateException("x", new SQLException("ERROR: no\nHint"))))
                .isEqualTo("no");
        assertThat(DatabaseFailure.words(new SQLException("Sorry, acquisition timeout!")))
                .isEqualTo("the connection pool had no free connection in time, and could open no other"
                        + " (quarkus.datasource.jdbc.max-size)");
        assertThat(DatabaseFailure.words(new SQLException("plain"))).isEqualTo("plain");
        assertThat(DatabaseFailure.words(new IllegalStateException("x\ny")))
                .isEqualTo("java.lang.IllegalStateException: x");
    }
}
