package dev.modelatlas.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.commons.io.FileUtils;
import org.postgresql.ds.PGSimpleDataSource;

/** A durable PostgreSQL of a test's own that can be killed like by a power cut, and started again on its files. */
public final class KillableServer implements AutoCloseable {
    private final Path directory;
    private final EmbeddedPostgres server;
    private int databases;
    private List<String> command;

    public KillableServer() {
        try {
            directory = Files.createTempDirectory("model-atlas-kill");
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(directory.resolve("data"))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("unix_socket_directories", "")
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setRegisterShutdownHook(false)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL for all of its processes; then it starts on the same files and port, and recovers what was committed. */
    public void killAndStart() throws IOException, InterruptedException, SQLException {
        kill();
        startAgain();
    }

    /** SIGKILL for all of its processes. */
    public void kill() throws IOException {
        var postmaster = postmaster();
        command = new ArrayList<>(program());
        command.addAll(List.of(postmaster.info().arguments().orElseThrow()));
        kill(postmaster);
        Files.deleteIfExists(directory.resolve("data/postmaster.pid"));
    }

    static void kill(ProcessHandle postmaster) {
        var all = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        for (var process : all) {
            process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    /** Starts what was killed. */
    public void startAgain() throws IOException, InterruptedException, SQLException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
        waitUntilItAnswers(server.getPostgresDatabase(), process.toHandle());
    }

    /** SIGSTOP for all of its processes: connections stay, and nothing answers. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP", postmaster());
    }

    /** They go on. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT", postmaster());
    }

    static void signal(String name, ProcessHandle postmaster) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(postmaster));
        postmaster.descendants().forEach(all::add);
        for (var process : all) {
            var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()));
            // A backend may have ended meanwhile.
            if (kill.inheritIO().start().waitFor() != 0 && process.isAlive()) {
                throw new IllegalStateException("SIG" + name + " does not reach process " + process.pid());
            }
        }
    }

    static void waitUntilItAnswers(DataSource database, ProcessHandle process)
            throws InterruptedException, SQLException {
        for (int tries = 0; ; tries++) {
            try {
                database.getConnection().close();
                return;
            } catch (SQLException notYet) {
                if (tries > 300 || !process.isAlive()) {
                    throw notYet;
                }
                Thread.sleep(100);
            }
        }
    }

    private ProcessHandle postmaster() throws IOException {
        return postmaster(directory.resolve("data"));
    }

    /** The server that works on a data directory, by its own note. */
    static ProcessHandle postmaster(Path data) throws IOException {
        var pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** A new server that follows this one by streaming replication, with all that this one holds. */
    public Standby standby() throws Exception {
        return new Standby(server.getPostgresDatabase(), directory.resolve("data"), server.getPort(), program());
    }

    /** How to start PostgreSQL, before its arguments. */
    private List<String> program() throws IOException {
        var path = postmaster().info().command().orElseThrow();
        // PostgreSQL refuses root; this is how the embedded one gets around it, too.
        return isRoot() ? List.of("unshare", "-U", path) : List.of(path);
    }

    /** A new empty database. */
    public PGSimpleDataSource database() {
        return create("template0");
    }

    /** A new database with all that this one holds; nobody may be connected to it. */
    public PGSimpleDataSource copyOf(PGSimpleDataSource database) {
        return create(database.getDatabaseName());
    }

    private PGSimpleDataSource create(String template) {
        var name = "d" + ++databases;
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return (PGSimpleDataSource) server.getDatabase("postgres", name);
    }

    @Override
    public void close() throws IOException {
        // Not after it was killed.
        if (Files.exists(directory.resolve("data/postmaster.pid"))) {
            var postmaster = postmaster();
            postmaster.destroy();
            postmaster.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
        FileUtils.deleteDirectory(directory.toFile());
    }
}
