package dev.modelatlas.embedded;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.KillableServer;
import dev.modelatlas.testsupport.RecordedLog;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class DatabaseAddressTest {

    @Test
    void acceptsADatabaseInUtf8() {
        assertThatCode(address(Databases.fresh().jdbcUrl())::check).doesNotThrowAnyException();
    }

    @Test
    void refusesALocaleThatDoesNotSupportSearchingKoreanNames() throws Exception {
        var fresh = Databases.fresh();
        var name = fresh.dataSource().getDatabaseName() + "_c";
        try (var connection = fresh.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create database " + name + " template template0 locale_provider libc locale 'C' encoding 'UTF8'");
        }
        assertThatThrownBy(address(fresh.jdbcUrl() + "_c")::check)
                .isInstanceOf(NoDatabaseException.class)
                .hasMessageContaining(
                        "has the locale C and the encoding UTF8, which do not support searching Korean names.")
                .hasMessageContaining("create database NAME template template0 encoding 'UTF8' locale 'C.UTF-8'");
    }

    @Full
    @Test
    void waitsForAServerThatStartsLateAndReportsTheReasonOnce() throws Exception {
        try (var server = new KillableServer()) {
            var address = address(server.database().getURL());
            server.kill();
            var reports = new CopyOnWriteArrayList<String>();
            var waiting = CompletableFuture.runAsync(() -> address.await(Duration.ofMinutes(5), reports::add));
            await().until(() -> !reports.isEmpty());
            assertThat(waiting).isNotDone();
            server.startAgain();
            waiting.get(1, TimeUnit.MINUTES);
            // One attempt per second, and one report per half minute.
            assertThat(reports)
                    .singleElement()
                    .asString()
                    .matches(
                            "Waiting up to 29\\d s for the database\\. Cannot reach the database at jdbc:postgresql://.*refused.*");
        }
    }

    @Test
    void waitsForADatabaseThatIsCreatedLate() throws Exception {
        var fresh = Databases.fresh();
        var reports = new CopyOnWriteArrayList<String>();
        var waiting = CompletableFuture.runAsync(
                () -> address(fresh.jdbcUrl() + "_late").await(Duration.ofMinutes(5), reports::add));
        await().until(() -> !reports.isEmpty());
        try (var connection = fresh.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + fresh.dataSource().getDatabaseName() + "_late");
        }
        waiting.get(1, TimeUnit.MINUTES);
        assertThat(reports).singleElement().asString().contains("does not exist");
    }

    @Test
    void stopsWaitingAfterTheMaximumWait() {
        var reports = new CopyOnWriteArrayList<String>();
        assertThatThrownBy(
                        () -> address("jdbc:postgresql://127.0.0.1:1/none").await(Duration.ofSeconds(3), reports::add))
                .isInstanceOf(NoDatabaseException.class)
                .hasMessageStartingWith("Cannot reach the database at jdbc:postgresql://127.0.0.1:1/none: ");
        assertThat(reports).hasSize(1);
    }

    /**
     * A missing Service in a cluster fails in the same way. A host name with an empty label is never sent to a
     * resolver.
     */
    @Test
    void errorNamesTheUnknownHost() {
        assertThatThrownBy(address("jdbc:postgresql://model-atlas-db-rw..none/atlas")::check)
                .isInstanceOf(NoDatabaseException.class)
                .hasMessageStartingWith("Cannot reach the database at jdbc:postgresql://model-atlas-db-rw..none/atlas: "
                        + "Unknown host: model-atlas-db-rw..none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://127.0.0.1/none", "jdbc:postgresql://127.0.0.1:none/none"})
    void doesNotWaitForAnInvalidUrl(String url) {
        assertThatThrownBy(() -> address(url).await(Duration.ofMinutes(5), report -> {
                    throw new AssertionError(report);
                }))
                .isInstanceOf(NoDatabaseException.class);
    }

    /** The driver would take what stands before the last colon as the name of the host. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://atlas:geheim@127.0.0.1:1/none",
                "jdbc:postgresql://atlas:geheim@127.0.0.1/none",
                "jdbc:postgresql://atlas:ge@heim@127.0.0.1:1/none?ssl=true",
                "jdbc:postgresql://atlas:ge?heim@127.0.0.1:1/none",
                "jdbc:postgresql://127.0.0.1/none&password=geheim",
                "jdbc:postgresql://127.0.0.1/none;password=geheim",
                "postgresql://atlas:geheim@127.0.0.1:1/none",
                "jdbc:postgresql://127.0.0.1:none/none?user=atlas&password=geheim"
            })
    void refusesAPasswordInTheAddressAtOnceWithoutShowingIt(String url) {
        assertThatThrownBy(() -> address(url).await(Duration.ofMinutes(5), report -> {
                    throw new AssertionError(report);
                }))
                .isInstanceOf(NoDatabaseException.class)
                .hasMessageContaining("127.0.0.1")
                .message()
                .doesNotContain("heim");
    }

    @Test
    void driverDoesNotLogAPasswordEither() {
        try (var log = RecordedLog.of(Driver.class)) {
            assertThatThrownBy(address("jdbc:postgresql://127.0.0.1/no/ne?password=geheim")::check)
                    .isInstanceOf(NoDatabaseException.class);
            assertThat(log.messages()).isEmpty();
        }
    }

    @Test
    void waitsTenMinutesForTheDatabaseByDefault() {
        assertThat(DatabaseChoice.patience(Optional.empty())).isEqualTo(Duration.ofMinutes(10));
        assertThat(DatabaseChoice.patience(Optional.of("0s"))).isZero();
        assertThat(DatabaseChoice.patience(Optional.of("90s"))).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2h", "-1s", "30"})
    void refusesAnInvalidWaitingTime(String time) {
        assertThatThrownBy(() -> DatabaseChoice.patience(Optional.of(time)))
                .isInstanceOf(NoDatabaseException.class)
                .hasMessage("model-atlas.database.wait must be a time from 0s to 1h, such as 30s or 10m.");
    }

    @Test
    void writesAMessageAsJsonBeforeLoggingStarts() {
        var line = DatabaseChoice.json("database \"atlas\" does not exist");
        assertThat(line).doesNotContain("\n");
        assertThat(new JsonObject(line).getMap())
                .containsEntry("message", "database \"atlas\" does not exist")
                .containsEntry("level", "WARN")
                .containsKeys("timestamp", "loggerName");
    }

    private static DatabaseAddress address(String url) {
        return new DatabaseAddress(url, "postgres", "any");
    }
}
