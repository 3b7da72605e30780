package dev.modelatlas.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import dev.modelatlas.ingest.report.Note;
import dev.modelatlas.ingest.report.RefusedException;

/**
 * Reads the only file in a zip archive. An archive with several files is refused after the first file was read, because
 * only then is the second file found.
 */
final class ZippedFile extends FilterInputStream {
    private final ZipInputStream zip;
    private final String name;

    private ZippedFile(ZipInputStream zip, String name) {
        super(zip);
        this.zip = zip;
        this.name = name;
    }

    /**
     * Opens the file in an archive.
     *
     * @throws RefusedException when the archive contains no file
     */
    static InputStream open(InputStream in) throws IOException {
        var zip = new ZipInputStream(in);
        var entry = next(zip);
        if (entry == null) {
            throw SourceText.unreadable("The zip archive is empty.");
        }
        if (entry.getName().equals("[Content_Types].xml") || entry.getName().startsWith("xl/")) {
            throw SourceText.unreadable(
                    "This is an Excel workbook, not CSV. Save it as CSV in UTF-8, and import the CSV file.");
        }
        return new ZippedFile(zip, entry.getName());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var n = super.read(target, offset, length);
        if (n < 0) {
            var other = next(zip);
            if (other != null) {
                throw SourceText.unreadable("The zip archive contains several files, such as \"" + Note.shortened(name)
                        + "\" and \"" + Note.shortened(other.getName())
                        + "\". Unpack the archive, and import one of the files.");
            }
        }
        return n;
    }

    private static ZipEntry next(ZipInputStream zip) throws IOException {
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            // Skips the entries with metadata that macOS adds for each file.
            if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX/")) {
                return entry;
            }
        }
        return null;
    }
}
