package dev.modelatlas.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.OwnProcess;

import static dev.modelatlas.embedded.EmbeddedDatabaseTest.ask;
import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which servers may be stopped, which may be used, and which must not be touched. */
@Concurrent
@Full
class DatabaseOwnershipTest {
    private static final int ROUNDS = Integer.getInteger("model-atlas-test.kill9.rounds", 4);

    /** How long the operating system may take to remove a process that ended. */
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @TempDir
    static Path home;

    private final Path directory = home.resolve("database");

    @BeforeAll
    static void make() throws IOException {
        EmbeddedDatabase.start(home.resolve("database"));
        EmbeddedDatabase.stop(home.resolve("database"));
    }

    @AfterEach
    void stop() throws IOException {
        EmbeddedDatabase.stop(directory);
    }

    @Test
    void databaseStartsAgainAfterItsJavaProcessWasKilled() throws Exception {
        for (var round = 1; round <= ROUNDS; round++) {
            var killed = ServingProcess.serving(directory);
            var orphan = killed.server();
            killed.kill();
            assertThat(orphan.isAlive()).isTrue();
            assertThat(ask(EmbeddedDatabase.start(directory), "select 'works'")).containsExactly("works");
            assertThat(orphan.onExit()).succeedsWithin(TEN_SECONDS);
            EmbeddedDatabase.stop(directory);
        }
    }

    @Test
    void databaseStartsAgainAfterItsJavaProcessWasKilledDuringStartup() throws Exception {
        for (var milliseconds = 150; milliseconds <= 1050; milliseconds += 300) {
            var killed = new ServingProcess(directory);
            killed.runFor(milliseconds);
            killed.kill();
            assertThat(ask(EmbeddedDatabase.start(directory), "select 'works'")).containsExactly("works");
            EmbeddedDatabase.stop(directory);
        }
    }

    @Test
    void databaseStartsAgainAfterPostgresWasKilled() throws Exception {
        try (var serving = ServingProcess.serving(directory)) {
            serving.server().destroyForcibly();
        }
        assertThat(ask(EmbeddedDatabase.start(directory), "select 'works'")).containsExactly("works");
    }

    @Test
    void postgresStopsWhenTheProcessThatStartedItEnds() throws Exception {
        var serving = ServingProcess.serving(directory);
        var server = serving.server();
        serving.terminate();
        assertThat(server.onExit()).succeedsWithin(TEN_SECONDS);
        assertThat(directory.resolve("address")).doesNotExist();
    }

    @Test
    void postgresStopsIfItsDataDirectoryIsASymbolicLink() throws Exception {
        var linked = home.resolve("linked");
        EmbeddedDatabase.start(linked);
        EmbeddedDatabase.stop(linked);
        var data = linked.resolve("data");
        Files.createSymbolicLink(data, Files.move(data, home.resolve("moved")));
        EmbeddedDatabase.start(linked);
        var server = ServingProcess.server(linked);
        EmbeddedDatabase.stop(linked);
        assertThat(server.onExit()).succeedsWithin(TEN_SECONDS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesADirectoryWhoseDataAreOnADiskThatIsNotMounted(boolean hasMountPoint) throws Exception {
        var disk = home.resolve("disk" + hasMountPoint);
        if (hasMountPoint) {
            Files.createDirectory(disk);
        }
        var linked = Files.createDirectory(home.resolve("unmounted" + hasMountPoint));
        Files.createFile(linked.resolve("lock"));
        Files.createSymbolicLink(linked.resolve("data"), disk);
        var password = Files.writeString(linked.resolve("password"), "secret");
        assertThatThrownBy(() -> EmbeddedDatabase.start(linked))
                .isInstanceOf(NoDatabaseException.class)
                .hasMessageContaining("Mount the disk of the database");
        assertThat(password).hasContent("secret");
        assertThat(linked.resolve("unfinished")).doesNotExist();
    }

    /** In the library's default directory, a link of another user would lead to a file that the library empties. */
    @Test
    void startChangesNothingInTheTemporaryDirectory() throws Exception {
        var file = Files.writeString(home.resolve("letter"), "Dear");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        var temporary = home.resolve("temporary");
        var planted = Files.createDirectories(temporary.resolve("embedded-pg/planted"));
        Files.createSymbolicLink(planted.resolve("epg-lock"), file);
        try (var serving = ServingProcess.serving(directory, "-Djava.io.tmpdir=" + temporary)) {
            assertThat(serving.server().isAlive()).isTrue();
        }
        assertThat(file).hasContent("Dear");
        assertThat(planted.resolve("epg-lock")).isSymbolicLink();
        assertThat(temporary.resolve("embedded-pg")).isDirectoryNotContaining("glob:**/PG-*");
    }

    /** After a power failure, files that were not written to disk may be empty. */
    @Test
    void unpacksBinariesAgainThatMayNotBeOnDisk() throws Exception {
        var torn = home.resolve("torn");
        ServingProcess.serving(torn).close();
        try (var versions = Files.list(torn.resolve("binaries"))) {
            var version = versions.findFirst().orElseThrow();
            Files.writeString(version.resolve("bin/postgres"), "");
            Files.deleteIfExists(version.resolve("synced"));
        }
        try (var serving = ServingProcess.serving(torn)) {
            assertThat(serving.server().isAlive()).isTrue();
        }
    }

    /** The directory of the database is in a directory with a Korean name, which is the working directory or a link. */
    @ParameterizedTest
    @ValueSource(strings = {"cd $korean", "ln -s $korean link"})
    void refusesAPathThatItsLocaleCannotExpress(String enter) throws Exception {
        var folder = Files.createTempDirectory(home, "posix");
        // A shell creates the directory, because the locale of this JVM may not be able to express its name, either.
        var command = new ArrayList<>(List.of("sh", "-c"));
        command.add("cd \"$0\" && korean=$(printf '\\355\\225\\234') && mkdir $korean && " + enter + " && exec \"$@\"");
        command.add(folder.toString());
        command.addAll(
                OwnProcess.of(ServingProcess.class, List.of(), enter.startsWith("cd") ? "database" : "link/database")
                        .command());
        var java = new ProcessBuilder(command).redirectErrorStream(true);
        java.environment().put("LC_ALL", "POSIX");
        var process = java.start();
        process.getOutputStream().close();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains(
                        "has letters that the locale of this process does not have. Set the environment variables LANG=");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void postgresStopsIfItsAddressCannotBePublished() throws Exception {
        // The address is first written to a file with this name.
        var draft = Files.createDirectory(directory.resolve("address.new"));
        var file = Files.createFile(draft.resolve("file"));
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                    .isInstanceOf(NoDatabaseException.class)
                    .hasMessageContaining("address.new");
            assertThat(directory.resolve("data/postmaster.pid")).doesNotExist();
        } finally {
            Files.delete(file);
            Files.delete(draft);
        }
    }

    @Test
    void commandUsesTheServerOfAnotherProcessAndLeavesItRunning() throws Exception {
        try (var serving = ServingProcess.serving(directory)) {
            var server = serving.server();
            var command = EmbeddedDatabase.startOrJoin(directory);
            assertThat(ask(command, "select pg_backend_pid() is not null")).containsExactly("t");
            EmbeddedDatabase.stop(directory);
            assertThat(server.isAlive()).isTrue();
        }
    }

    /** Otherwise, the end of a short command would undo the work of a long one. */
    @Test
    void commandWaitsForOtherCommandsThatUseItsServer() throws Exception {
        try (var first = ServingProcess.command(directory)) {
            var server = first.server();
            var ending = endWhileInUse(first);
            assertThat(ending.onExit()).succeedsWithin(TEN_SECONDS);
            assertThat(server.onExit()).succeedsWithin(TEN_SECONDS);
            assertThat(directory.resolve("address")).doesNotExist();
        }
    }

    private Process endWhileInUse(ServingProcess first) throws Exception {
        var second = EmbeddedDatabase.startOrJoin(directory);
        try (var connection = second.connect()) {
            var ending = first.end();
            await().until(() ->
                    first.errors().contains("It waits for other commands that use the embedded PostgreSQL in"));
            assertThat(connection.isValid(1)).isTrue();
            assertThat(ask(EmbeddedDatabase.startOrJoin(directory), "select 'third'"))
                    .containsExactly("third");
            return ending;
        }
    }

    @Test
    void refusesASecondServerOnTheSameDirectory() throws Exception {
        try (var serving = ServingProcess.serving(directory)) {
            var server = serving.server();
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                    .isInstanceOf(NoDatabaseException.class)
                    .hasMessageContaining("Another Model Atlas process is using the database in");
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void databaseOfARunningProcessKeepsRunningWhenTheLockFileIsReplaced() throws Exception {
        try (var serving = ServingProcess.serving(directory)) {
            var server = serving.server();
            Files.delete(directory.resolve("lock"));
            Files.createFile(directory.resolve("lock"));
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                    .isInstanceOf(NoDatabaseException.class)
                    .hasMessageContaining("which belongs to the running process ");
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void doesNotStopAServerStartedByAnotherUser() throws Exception {
        Files.deleteIfExists(directory.resolve("data/epg-lock"));
        var log = ProcessBuilder.Redirect.appendTo(home.resolve("other.log").toFile());
        var other = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                .setDataDirectory(directory.toRealPath().resolve("data"))
                .setCleanDataDirectory(false)
                .setConnectConfig("password", Files.readString(directory.resolve("password")))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPGStartupWait(Databases.STARTUP_WAIT)
                .start();
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                    .isInstanceOf(NoDatabaseException.class)
                    .hasMessageContaining("that Model Atlas did not start");
            assertThat(ServingProcess.server(directory).isAlive()).isTrue();
        } finally {
            other.close();
        }
    }

    @Test
    void doesNotSignalAProcessWithAReusedPid() throws Exception {
        // The foreign process even runs in the data directory, as a shell might.
        var foreign = new ProcessBuilder("sleep", "60")
                .directory(directory.resolve("data").toFile())
                .start();
        try {
            noteServer(foreign.pid());
            assertThat(ask(EmbeddedDatabase.start(directory), "select 'works'")).containsExactly("works");
            assertThat(foreign.isAlive()).isTrue();
        } finally {
            foreign.destroyForcibly().waitFor();
        }
    }

    @Test
    void doesNotSignalAServerOfAnotherDirectory() throws Exception {
        var elsewhere = home.resolve("elsewhere");
        try (var serving = ServingProcess.serving(elsewhere)) {
            var foreign = serving.server();
            noteServer(foreign.pid());
            assertThat(ask(EmbeddedDatabase.start(directory), "select 'works'")).containsExactly("works");
            assertThat(foreign.isAlive()).isTrue();
        }
    }

    /** Creates what a server leaves behind when its machine crashes, if another process gets its PID afterwards. */
    private void noteServer(long pid) throws IOException {
        Files.writeString(
                directory.resolve("data/postmaster.pid"),
                pid + "\n" + directory.toRealPath().resolve("data") + "\n1700000000\n5432\n\n127.0.0.1\n\nready\n");
    }
}
