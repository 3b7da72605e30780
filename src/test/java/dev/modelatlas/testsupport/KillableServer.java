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

/** A durable PostgreSQL server for one test. It can be killed, as by a power failure, and restarted with its files. */
public final class KillableServer implements AutoCloseable {
    private final Path directory;
    private final EmbeddedPostgres server;
    private int databases;
    private List<String> command;

    public KillableServer() {
        try {
            directory = Files.createTempDirectory("model-atlas-kill");
            server = EmbeddedPostgres.builder()
                    .setPgBinaryResolver(Databases.BINARIES)
                    .setDataDirectory(directory.resolve("data"))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("unix_socket_directories", "")
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setPGStartupWait(Databases.STARTUP_WAIT)
                    .setRegisterShutdownHook(false)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Kills all processes of the server with SIGKILL, and starts it with the same files and port. The server recovers
     * what was committed.
     */
    public void killAndStart() throws IOException, InterruptedException, SQLException {
        kill();
        startAgain();
    }

    /** Sends SIGKILL to all processes of the server. */
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

    /** Starts the server after a kill. */
    public void startAgain() throws IOException, InterruptedException, SQLException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
        waitUntilItAnswers(server.getPostgresDatabase(), process.toHandle());
    }

    /** Sends SIGSTOP to all processes of the server. Connections stay open, but get no response. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP", postmaster());
    }

    /** Continues the processes that {@link #freeze} stopped. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT", postmaster());
    }

    static void signal(String name, ProcessHandle postmaster) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(postmaster));
        postmaster.descendants().forEach(all::add);
        for (var process : all) {
            var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()));
            // The process may have ended in the meantime.
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

    /** The server of a data directory, by its PID file. */
    static ProcessHandle postmaster(Path data) throws IOException {
        var pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Starts another server that follows this one by streaming replication, beginning with a copy of its data. */
    public Standby standby() throws Exception {
        return new Standby(server.getPostgresDatabase(), directory.resolve("data"), server.getPort(), program());
    }

    /** The command that starts PostgreSQL, before its arguments. */
    private List<String> program() throws IOException {
        var path = postmaster().info().command().orElseThrow();
        // PostgreSQL refuses to run as root. The library for the embedded server uses the same workaround.
        return isRoot() ? List.of("unshare", "-U", path) : List.of(path);
    }

    /** A new empty database. */
    public PGSimpleDataSource database() {
        return create("template0");
    }

    /** Copies a database. It must not have any connections. */
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
        // After a kill, there is nothing to stop.
        if (Files.exists(directory.resolve("data/postmaster.pid"))) {
            var postmaster = postmaster();
            postmaster.destroy();
            postmaster.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
        FileUtils.deleteDirectory(directory.toFile());
    }
}
