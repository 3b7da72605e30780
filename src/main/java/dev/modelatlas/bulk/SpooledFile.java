package dev.modelatlas.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jboss.logging.Logger;

import dev.modelatlas.csv.GzipFile;
import dev.modelatlas.value.Sha256;

/**
 * An uploaded file on this server's disk.
 *
 * @param isCompressed whether the file is compressed by gzip
 */
public record SpooledFile(Path path, boolean isCompressed) {
    private static final Logger LOG = Logger.getLogger(SpooledFile.class);
    static final String PREFIX = "model-atlas-import-";
    private static final int BUFFER = 1 << 16;

    /**
     * The size and hash of an unpacked file.
     *
     * @param sha256 SHA-256 of the bytes, in lower-case hexadecimal
     */
    record Content(long bytes, String sha256) {}

    /**
     * Creates an empty file.
     *
     * @throws UncheckedIOException when the directory is not writable
     */
    public static SpooledFile create(Path directory, boolean isCompressed) {
        try {
            var prefix = PREFIX + ProcessHandle.current().pid() + "-";
            return new SpooledFile(Files.createTempFile(directory, prefix, ".csv"), isCompressed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the file for reading, and decompresses the content if needed. */
    InputStream open() throws IOException {
        var in = Files.newInputStream(path);
        if (!isCompressed) {
            return in;
        }
        try {
            return GzipFile.open(in);
        } catch (IOException notGzip) {
            in.close();
            throw notGzip;
        }
    }

    /**
     * Reads the file once, to measure and hash its content.
     *
     * @param most maximum number of bytes; if there are more, reading stops and the returned count exceeds the maximum
     * @throws IOException when {@code isCompressed} is true but the file is not in gzip format
     */
    Content content(long most) throws IOException {
        var digest = Sha256.digest();
        var bytes = 0L;
        var buffer = new byte[BUFFER];
        try (var in = open()) {
            for (int n = in.read(buffer); n >= 0 && bytes <= most; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                bytes += n;
            }
        }
        return new Content(bytes, Sha256.hex(digest));
    }

    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warnf("Could not delete %s: %s", path, e.getMessage());
        }
    }

    /**
     * Deletes the files of processes that died. The name of a file contains the ID of the process that created it. In a
     * container, the server has the same process ID after each restart. Therefore a file with our own process ID is a
     * leftover, too, if it is older than this process.
     */
    static void deleteLeftovers(Path directory) {
        try (var files = Files.newDirectoryStream(directory, PREFIX + "*.csv")) {
            for (var file : files) {
                deleteLeftover(file);
            }
        } catch (IOException e) {
            LOG.warnf("Could not look for the files of interrupted imports: %s", e.getMessage());
        }
    }

    private static void deleteLeftover(Path file) {
        try {
            var pid = Long.parseLong(
                    file.getFileName().toString().substring(PREFIX.length()).replaceAll("-.*", ""));
            if (ProcessHandle.of(pid).isEmpty()
                    || pid == ProcessHandle.current().pid() && isOlderThanThisProcess(file)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | NumberFormatException e) {
            LOG.warnf("Could not delete %s, which an interrupted import may have left: %s", file, e.getMessage());
        }
    }

    private static boolean isOlderThanThisProcess(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toMillis()
                < ManagementFactory.getRuntimeMXBean().getStartTime();
    }
}
