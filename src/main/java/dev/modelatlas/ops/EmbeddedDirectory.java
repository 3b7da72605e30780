package dev.modelatlas.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import org.apache.commons.io.FileUtils;

/**
 * What lies in the directory of an embedded database, all of it readable by its user only.
 *
 * @param path the directory, as a real path
 */
record EmbeddedDirectory(Path path) {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final int PASSWORD_BYTES = 24;
    private static final int LOG_TAIL_LINES = 10;

    /**
     * Opens the directory, and makes it when there is none.
     *
     * @throws NoDatabaseException when it cannot be made, or holds something else
     */
    static EmbeddedDirectory open(Path directory) {
        try {
            Files.createDirectories(directory);
            var opened = new EmbeddedDirectory(directory.toRealPath());
            if (!Files.exists(opened.lock()) && !isEmpty(directory)) {
                throw new NoDatabaseException("The directory " + opened.path
                        + " is not empty and holds no database of Model Atlas: choose a new one.");
            }
            if (POSIX) {
                Files.setPosixFilePermissions(opened.path, PosixFilePermissions.fromString("rwx------"));
            }
            return opened;
        } catch (IOException e) {
            throw new NoDatabaseException("Cannot use the directory " + directory + ": " + e, e);
        }
    }

    /** PostgreSQL's own data directory. */
    Path data() {
        return path.resolve("data");
    }

    /** What PostgreSQL says, since its last start. */
    Path log() {
        return path.resolve("server.log");
    }

    /** PostgreSQL itself, unpacked. */
    Path binaries() {
        return path.resolve("binaries");
    }

    /** The superuser's password. */
    Path password() {
        return path.resolve("password");
    }

    /** JDBC address of the running server; present while one runs. */
    Path address() {
        return path.resolve("address");
    }

    /** Held by the process that runs the server; the operating system lets go of it however that process ends. */
    private Path lock() {
        return path.resolve("lock");
    }

    /** Exists while the data directory is being made. */
    private Path unfinished() {
        return path.resolve("unfinished");
    }

    /**
     * Takes the directory for this process.
     *
     * @return what to keep open for as long as the directory is ours; empty when another process has it
     */
    Optional<FileChannel> take() throws IOException {
        var channel = FileChannel.open(lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            throw new IllegalStateException("this process has taken " + path + " already", e);
        }
        channel.close();
        return Optional.empty();
    }

    /** Clears away what a start that was killed half-way has left. Call it only with the directory taken. */
    void clearUnfinished() throws IOException {
        Files.deleteIfExists(address());
        if (Files.exists(unfinished())) {
            FileUtils.deleteDirectory(data().toFile());
        }
        // The library would keep files of which it had written the half.
        if (Files.isDirectory(binaries()) && !hasAllBinaries()) {
            FileUtils.deleteDirectory(binaries().toFile());
        }
        if (!Files.exists(data())) {
            Files.writeString(unfinished(), "");
            var bytes = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(bytes);
            Files.deleteIfExists(password());
            writePrivately(password(), Base64.getUrlEncoder().encodeToString(bytes));
        }
        // The library's own lock: ours is taken, and one start in this JVM may follow another that failed.
        Files.deleteIfExists(data().resolve("epg-lock"));
    }

    /** Notes that the data directory is complete, so that nobody clears it away from now on, not even after a crash. */
    void finished() {
        try {
            if (Files.deleteIfExists(unfinished())) {
                sync(path);
            }
        } catch (IOException e) {
            throw new NoDatabaseException("Cannot write to " + path + ": " + e, e);
        }
    }

    /** Tells other processes where the server is. */
    void publish(DatabaseAddress address) throws IOException {
        var draft = path.resolve("address.new");
        Files.deleteIfExists(draft);
        writePrivately(draft, address.url());
        Files.move(draft, address(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes that back. */
    void unpublish() {
        try {
            Files.deleteIfExists(address());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of {@link #log}; empty when there is none. */
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
            return versions.allMatch(version -> Files.exists(version.resolve(".exists")));
        }
    }

    private static void writePrivately(Path file, String text) throws IOException {
        if (POSIX) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }
}
