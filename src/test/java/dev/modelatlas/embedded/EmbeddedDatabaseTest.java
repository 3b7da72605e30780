package dev.modelatlas.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Full;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class EmbeddedDatabaseTest {

    /** All tests share the directory and its database, because creating a database takes seconds. */
    @TempDir
    static Path home;

    private final Path directory = home.resolve("database");

    @AfterEach
    void stop() throws IOException {
        if (Files.exists(directory)) {
            EmbeddedDatabase.stop(directory);
        }
    }

    @Test
    void settingsPreventTheLossOfCommittedData() throws Exception {
        var database = EmbeddedDatabase.start(directory);
        assertThat(ask(
                        database,
                        "select name || '=' || setting from pg_settings where name in "
                                + "('fsync', 'synchronous_commit', 'full_page_writes') order by name"))
                .containsExactly("fsync=on", "full_page_writes=on", "synchronous_commit=on");
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        var database = EmbeddedDatabase.start(directory);
        assertThat(ask(
                        database,
                        "select setting from pg_settings where name in "
                                + "('data_directory', 'listen_addresses', 'unix_socket_directories') order by name"))
                .containsExactly(directory.toRealPath().resolve("data").toString(), "127.0.0.1", "");
    }

    @Test
    void startsOnAFreePortEachTime() throws Exception {
        var first = EmbeddedDatabase.start(directory);
        var second = EmbeddedDatabase.start(home.resolve("second"));
        EmbeddedDatabase.stop(home.resolve("second"));
        assertThat(port(first)).isPositive().isNotEqualTo(port(second));
    }

    @Test
    void onlyUsersWhoCanReadTheDatabaseDirectoryCanConnect() throws Exception {
        var database = EmbeddedDatabase.start(directory);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        for (var secret : List.of("password", "address")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(secret))))
                    .isEqualTo("rw-------");
        }
        var stranger = new DatabaseAddress(database.url(), database.username(), "guessed");
        assertThatThrownBy(stranger::connect).hasMessageContaining("password authentication failed");
    }

    @Test
    void secondStartFindsTheData() throws Exception {
        var table = "kept_" + System.nanoTime();
        ask(EmbeddedDatabase.start(directory), "create table " + table + " as select 'still here' as words");
        EmbeddedDatabase.stop(directory);
        assertThat(ask(EmbeddedDatabase.start(directory), "select words from " + table))
                .containsExactly("still here");
    }

    @Test
    void secondStartInTheSameJvmReturnsTheRunningServer() throws Exception {
        var first = EmbeddedDatabase.start(directory);
        var server = ServingProcess.server(directory);
        assertThat(EmbeddedDatabase.start(directory)).isEqualTo(first);
        assertThat(ServingProcess.server(directory)).isEqualTo(server);
    }

    @Full
    @Test
    void recognizesHangulInAnyLocale() throws Exception {
        var fresh = home.resolve("posix");
        try (var serving = ServingProcess.serving(fresh)) {
            assertThat(serving.server().isAlive()).isTrue();
            var database = EmbeddedDatabase.startOrJoin(fresh);
            ask(database, "create extension pg_trgm");
            assertThat(ask(database, "select show_trgm('네이버') <> '{}' and lower('ÄΩ') = 'äω'"))
                    .containsExactly("t");
            assertThat(ask(database, "show server_encoding")).containsExactly("UTF8");
            assertThat(ask(
                            database,
                            // Before version 17, PostgreSQL has only the locale of the C library.
                            "select coalesce(to_jsonb(d) ->> 'datlocale', datcollate) from pg_database d"
                                    + " where datname = current_database()"))
                    .containsExactly("C.UTF-8");
        }
    }

    @Full
    @Test
    void repeatsAnInterruptedFirstStart() throws Exception {
        var killed = home.resolve("killed");
        Files.createDirectories(killed.resolve("data"));
        Files.createDirectories(killed.resolve("binaries/PG-half/bin"));
        for (var file : List.of("lock", "unfinished", "data/postgresql.conf", "binaries/PG-half/bin/postgres")) {
            Files.writeString(killed.resolve(file), "");
        }
        assertThat(ask(EmbeddedDatabase.start(killed), "select 'works'")).containsExactly("works");
        EmbeddedDatabase.stop(killed);
        assertThat(killed.resolve("unfinished")).doesNotExist();
    }

    @Test
    void refusesADirectoryWithOtherContent() throws IOException {
        var letters = Files.createDirectory(home.resolve("letters"));
        Files.writeString(letters.resolve("letter"), "Dear");
        assertThatThrownBy(() -> EmbeddedDatabase.start(letters))
                .isInstanceOf(NoDatabaseException.class)
                .hasMessageContaining("is not empty and has no Model Atlas database");
    }

    /** Two first starts at the same time. The first file of the other process may appear at any time. */
    @Test
    void acceptsADirectoryInWhichAnotherProcessHasJustBegun() throws Exception {
        for (var n = 0; n < 1000; n++) {
            var shared = Files.createDirectory(home.resolve("shared" + n));
            var isOpening = new AtomicBoolean();
            var other = CompletableFuture.runAsync(() -> {
                while (!isOpening.get()) {
                    Thread.onSpinWait();
                }
                create(shared.resolve("lock"));
            });
            isOpening.set(true);
            EmbeddedDirectory.open(shared);
            other.join();
        }
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersionWithoutStartingPostgres() throws IOException {
        var former = home.resolve("former");
        Files.createDirectories(former.resolve("data"));
        Files.writeString(former.resolve("lock"), "");
        Files.writeString(former.resolve("data/PG_VERSION"), "14\n");
        assertThatThrownBy(() -> EmbeddedDatabase.start(former))
                .isInstanceOf(NoDatabaseException.class)
                .hasMessageStartingWith("PostgreSQL 14 created the database in ")
                .hasMessageContaining("this build comes with PostgreSQL " + EmbeddedLocale.version())
                .hasMessageContaining("Export the revisions with the build that created the database")
                .hasMessageContaining(DatabaseChoice.DIRECTORY);
        assertThat(former.resolve("binaries")).doesNotExist();
    }

    @Test
    void refusesAnEmptyPasswordWithoutAStart() throws IOException {
        var torn = Files.createDirectories(home.resolve("without-password"));
        Files.createDirectories(torn.resolve("data"));
        Files.writeString(torn.resolve("lock"), "");
        Files.writeString(torn.resolve("password"), "");
        Files.writeString(torn.resolve("data/PG_VERSION"), EmbeddedLocale.version() + "\n");
        assertThatThrownBy(() -> EmbeddedDatabase.start(torn))
                .isInstanceOf(NoDatabaseException.class)
                .hasMessageContaining("is empty, but should have the password of the database");
    }

    static List<String> ask(DatabaseAddress database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            var answers = new ArrayList<String>();
            for (var rows = statement.execute(sql) ? statement.getResultSet() : null; rows != null && rows.next(); ) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }

    private static int port(DatabaseAddress database) {
        return URI.create(database.url().substring("jdbc:".length())).getPort();
    }
}
