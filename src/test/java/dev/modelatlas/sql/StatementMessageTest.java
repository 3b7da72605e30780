package dev.modelatlas.sql;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Concurrent
class StatementMessageTest {
    /** The log has messages and stack traces of failures, and must not have the texts of publishers. */
    @Test
    void messageOfAFailureHasNeitherTheStatementNorItsValues() {
        var jdbi = new Database().jdbi(Databases.fresh().dataSource());
        var failure = catchThrowableOfType(
                UnableToExecuteStatementException.class,
                () -> jdbi.useHandle(handle -> handle.createUpdate("insert into nowhere (text) values (:text)")
                        .bind("text", "a secret text")
                        .execute()));
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).contains("nowhere").doesNotContain("insert", "secret");
    }
}
