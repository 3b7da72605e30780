package dev.modelatlas.testsupport;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

import org.apache.commons.io.FileUtils;
import org.postgresql.ds.PGSimpleDataSource;

/** A hot standby of a {@link KillableServer}: another PostgreSQL server that follows it and can be promoted. */
public final class Standby implements AutoCloseable {
    /** Files that a base backup omits. */
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts", "pg_wal");

    private final Path directory = Files.createTempDirectory("model-atlas-standby");
    private final Path data = Files.createDirectory(
            directory.resolve("data"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    private final int port = freePort();
    private final List<String> command;
    private Process postmaster;

    Standby(DataSource primary, Path from, int primaryPort, List<String> program) throws Exception {
        copy(primary, from);
        Files.createFile(data.resolve("standby.signal"));
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + primaryPort + " user=postgres'\n",
                StandardOpenOption.APPEND);
        command = new ArrayList<>(program);
        command.addAll(
                List.of("-D", data.toString(), "-p", Integer.toString(port), "-c", "listen_addresses=127.0.0.1"));
        command.addAll(List.of("-c", "unix_socket_directories=", "-c", "wal_retrieve_retry_interval=200ms"));
        // A standby may not allow fewer connections than its primary.
        command.addAll(List.of("-c", "max_connections=300"));
        start();
    }

    /** Copies the primary's files, as pg_basebackup does, which the embedded binaries lack. */
    private void copy(DataSource primary, Path from) throws Exception {
        try (var connection = primary.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            FileUtils.copyDirectory(from.toFile(), data.toFile(), file -> !NOT_COPIED.contains(file.getName()));
            try (var label = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                label.next();
                Files.writeString(data.resolve("backup_label"), label.getString(1));
            }
        }
        Files.createDirectory(data.resolve("pg_wal"));
    }

    /** Starts the standby after a kill. */
    public void start() throws IOException, InterruptedException, SQLException {
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        postmaster = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
        KillableServer.waitUntilItAnswers(database("postgres"), postmaster.toHandle());
    }

    /** Sends SIGKILL to all processes of the standby. */
    public void kill() {
        KillableServer.kill(postmaster.toHandle());
    }

    /** Sends SIGSTOP to all processes of the standby. Connections stay open, but get no response. */
    public void freeze() throws IOException, InterruptedException {
        KillableServer.signal("STOP", postmaster.toHandle());
    }

    /** Continues the processes that {@link #freeze} stopped. */
    public void thaw() throws IOException, InterruptedException {
        KillableServer.signal("CONT", postmaster.toHandle());
    }

    /** Stops replication from the primary. */
    public void stopFollowing() throws SQLException {
        execute("select pg_wal_replay_pause()");
    }

    public void followAgain() throws SQLException {
        execute("select pg_wal_replay_resume()");
    }

    /** Promotes the standby to primary. */
    public void promote() throws SQLException {
        execute("select pg_promote()");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A database that the primary has. */
    public PGSimpleDataSource database(String name) {
        var database = new PGSimpleDataSource();
        database.setServerNames(new String[] {"127.0.0.1"});
        database.setPortNumbers(new int[] {port});
        database.setDatabaseName(name);
        database.setUser("postgres");
        return database;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        FileUtils.deleteDirectory(directory.toFile());
    }
}
