package dev.modelatlas.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import dev.modelatlas.access.ApiKey;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.testsupport.Publishing;

import static org.assertj.core.api.Assertions.assertThat;

/** Options of commands that are days. */
@QuarkusTest
@TestProfile(Publishing.class)
class DatesTest {
    @Inject
    KeyRepository keys;

    @Inject
    Jdbi jdbi;

    @Test
    void keyIsRefusedFromTheFirstMomentOfTheDayInUtc() {
        work(new KeysCommand.Create(), "--name=Expiring desk", "--role=reader", "--expires=2999-01-02");
        assertThat(keys.all())
                .filteredOn(key -> key.name().equals("Expiring desk"))
                .extracting(ApiKey::expiresAt)
                .containsExactly(Instant.parse("2999-01-02T00:00:00Z"));
    }

    @Test
    void auditLogBeginsWithTheFirstMomentOfTheDayInUtc() {
        jdbi.useHandle(handle -> handle.execute("insert into audit_event (happened_at, actor, action, details)"
                + " values ('2001-01-01T23:59:59Z', 'the day before', 'SOURCE_UNCHANGED', '{}'),"
                + " ('2001-01-02T00:00:00Z', 'that day', 'SOURCE_UNCHANGED', '{}')"));
        assertThat(work(new AuditCommand(), "--since=2001-01-02"))
                .contains("that day")
                .doesNotContain("the day before");
        assertThat(work(new AuditCommand())).contains("that day", "the day before");
    }

    /** Does the work of the command in the application under test, and returns the output. */
    private static String work(DataCommand command, String... arguments) {
        var output = new StringWriter();
        var line = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(new StringWriter()));
        line.parseArgs(arguments);
        try {
            assertThat(command.work()).isZero();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
        return output.toString();
    }
}
