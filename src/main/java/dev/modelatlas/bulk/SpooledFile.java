package dev.modelatlas.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

import org.jboss.logging.Logger;

/**
 * A file as it was sent, on the disk of this server.
 *
 * @param isCompressed whether by gzip
 */
public record SpooledFile(Path path, boolean isCompressed) {
    private static final Logger LOG = Logger.getLogger(SpooledFile.class);
    private static final String PREFIX = "model-atlas-import-";
    private static final int BUFFER = 1 << 16;

    /** @param sha256 of the bytes, lower-case hexadecimal */
    record Content(long bytes, String sha256) {}

    /**
     * Makes an empty one.
     *
     * @throws UncheckedIOException when the directory does not take it
     */
    public static SpooledFile create(Path directory, boolean isCompressed) {
        try {
            var prefix = PREFIX + ProcessHandle.current().pid() + "-";
            return new SpooledFile(Files.createTempFile(directory, prefix, ".csv"), isCompressed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was sent, uncompressed. */
    InputStream open() throws IOException {
        var in = Files.newInputStream(path);
        return isCompressed ? new GZIPInputStream(in, BUFFER) : in;
    }

    /**
     * Reads it once.
     *
     * @param most stops behind so many bytes, which then are too many
     * @throws IOException when it is no gzip, though it should be
     */
    Content content(long most) throws IOException {
        var digest = sha256();
        var bytes = 0L;
        var buffer = new byte[BUFFER];
        try (var in = open()) {
            for (int n = in.read(buffer); n >= 0 && bytes <= most; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                bytes += n;
            }
        }
        return new Content(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warnf("%s cannot be deleted: %s", path, e.getMessage());
        }
    }

    /** Deletes what processes have left that ended without a word; in a container, all have the same number. */
    static void deleteLeftovers(Path directory) {
        var own = ProcessHandle.current().pid();
        try (var files = Files.newDirectoryStream(directory, PREFIX + "*.csv")) {
            for (var file : files) {
                var pid = Long.parseLong(
                        file.getFileName().toString().substring(PREFIX.length()).replaceAll("-.*", ""));
                if (pid == own || ProcessHandle.of(pid).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | NumberFormatException e) {
            LOG.warnf("Files of broken imports may be left: %s", e.getMessage());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
