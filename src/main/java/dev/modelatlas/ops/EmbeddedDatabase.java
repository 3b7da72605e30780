package dev.modelatlas.ops;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.quarkus.runtime.Application;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL of our own, which lives as long as this process: it starts on a free port of this machine, keeps its
 * data in a directory, loses nothing that it has committed, and lets in only who can read that directory.
 */
final class EmbeddedDatabase {
    private static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int TRIES = 2;

    private final EmbeddedDirectory directory;
    private final ServerProcesses processes;

    private EmbeddedDatabase(EmbeddedDirectory directory) {
        this.directory = directory;
        this.processes = new ServerProcesses(directory.data());
    }

    /**
     * Starts the server of a directory. In a JVM that runs it already, as after a live reload, that one is returned.
     *
     * @param path the directory; made when there is none
     * @throws NoDatabaseException when another process serves the directory, or the server does not start
     */
    static DatabaseAddress start(Path path) {
        var database = new EmbeddedDatabase(EmbeddedDirectory.open(path));
        return database.startOrAdopt()
                .orElseThrow(() -> new NoDatabaseException("The database in " + database.directory.path()
                        + " is in use by another process of Model Atlas: stop that, or choose another directory by "
                        + DatabaseChoice.DIRECTORY + "."));
    }

    /**
     * Connects to the server of a directory that another process runs, which then goes on running; starts it when
     * nobody does.
     *
     * @param path the directory; made when there is none
     * @throws NoDatabaseException when the server does not start, or its owner does not come up
     */
    static DatabaseAddress startOrJoin(Path path) {
        var database = new EmbeddedDatabase(EmbeddedDirectory.open(path));
        // The owner may be starting, and then publishes its address soon, or stopping, and then lets go.
        for (var end = Instant.now().plus(PATIENCE); Instant.now().isBefore(end); pause()) {
            var address = database.startOrAdopt().or(database::published);
            if (address.isPresent()) {
                return address.get();
            }
        }
        throw new NoDatabaseException("The database in " + database.directory.path()
                + " is held by another process of Model Atlas, and does not answer.");
    }

    /** Stops the server of a directory if this JVM runs it; tests do so, others just end. */
    static void stop(Path path) throws IOException {
        var database = new EmbeddedDatabase(new EmbeddedDirectory(path.toRealPath()));
        var running = RunningDatabase.of(database.directory);
        if (running.url().isPresent()) {
            database.stop();
            running.forget();
        }
    }

    private Optional<DatabaseAddress> startOrAdopt() {
        var running = RunningDatabase.of(directory);
        if (running.url().isPresent()) {
            running.stopAtExit(this::stopAtExit);
            return running.url().map(this::address);
        }
        try {
            var taken = directory.take();
            taken.ifPresent(running::hold);
            return taken.isPresent() ? Optional.of(startTaken(running)) : Optional.empty();
        } catch (IOException e) {
            throw new NoDatabaseException("Cannot use the directory " + directory.path() + ": " + e, e);
        }
    }

    private DatabaseAddress startTaken(RunningDatabase running) throws IOException {
        try {
            running.stopAtExit(this::stopAtExit);
            processes.stop();
            processes.forgetStaleServer();
            var address = startServer();
            running.remember(address.url());
            directory.publish(address);
            return address;
        } catch (NoDatabaseException | IOException e) {
            running.forget();
            throw e;
        }
    }

    private DatabaseAddress startServer() throws IOException {
        if (!Files.exists(directory.data())) {
            System.err.println("Setting up PostgreSQL in " + directory.path() + ", once.");
        }
        for (var tries = 1; ; tries++) {
            directory.clearUnfinished();
            try {
                var server = server().start();
                var address = address("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres");
                if (isOurs(address)) {
                    return address;
                }
            } catch (IOException | IllegalStateException e) {
                if (tries == TRIES || e instanceof IllegalStateException) {
                    // What is in the way may be found before the server can say anything, such as that none was packed.
                    var said = directory.logTail();
                    throw new NoDatabaseException(
                            "PostgreSQL does not start in " + directory.path() + ". It said:\n"
                                    + (said.isBlank() ? e.getMessage() : said),
                            e);
                }
            }
            // Somebody may have taken the port between our choice and the start.
            processes.stop();
        }
    }

    private EmbeddedPostgres.Builder server() throws IOException {
        Files.deleteIfExists(directory.log());
        var log = Redirect.appendTo(directory.log().toFile());
        return EmbeddedLocale.of(EmbeddedPostgres.builder())
                .setOverrideWorkingDirectory(directory.binaries().toFile())
                .setDataDirectory(directory.data())
                .setCleanDataDirectory(false)
                .setDataDirectoryCustomizer(data -> directory.finished())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setErrorRedirector(log)
                .setOutputRedirector(log)
                // These become options of initdb. Whoever else has an account on this machine stays out: no socket, and
                // a password on the port.
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("pwfile", directory.password().toString())
                .setConnectConfig("password", password())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // The library is made for tests and switches these off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig(Owner.SETTING, Owner.current().toString());
    }

    /** Whether what answers there works on our directory: on an occupied port, it is somebody else's server. */
    private boolean isOurs(DatabaseAddress address) {
        try (var connection = address.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select current_setting('data_directory')")) {
            return rows.next() && Path.of(rows.getString(1)).equals(directory.data());
        } catch (SQLException e) {
            return false;
        }
    }

    private Optional<DatabaseAddress> published() {
        try {
            return Optional.of(address(Files.readString(directory.address()))).filter(this::isOurs);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private DatabaseAddress address(String url) {
        return new DatabaseAddress(url, USER, password());
    }

    private String password() {
        try {
            return Files.readString(directory.password());
        } catch (IOException e) {
            throw new NoDatabaseException("Cannot read the password of the database: " + e, e);
        }
    }

    private void stopAtExit() {
        awaitApplication();
        stop();
    }

    private void stop() {
        RunningDatabase.of(directory).url().map(this::address).ifPresent(EmbeddedDatabase::awaitClients);
        processes.stop();
        directory.unpublish();
    }

    /** It and this are told to end at the same time, and it answers requests for a while longer. */
    private static void awaitApplication() {
        var application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
    }

    /** Commands of other processes may have work to finish. */
    private static void awaitClients(DatabaseAddress address) {
        try (var connection = address.connect();
                var statement = connection.createStatement()) {
            for (var end = Instant.now().plus(GRACE); Instant.now().isBefore(end); pause()) {
                var others = statement.executeQuery(
                        "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()");
                if (!others.next()) {
                    return;
                }
            }
        } catch (SQLException e) {
            // A server that takes no connections has no clients to wait for.
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
