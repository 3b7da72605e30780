package dev.modelatlas.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import dev.modelatlas.ingest.report.Note;
import dev.modelatlas.ingest.report.RefusedException;

/**
 * Reads the only file in a zip archive. An archive with several files is refused after the first file was read, because
 * only then is the second file found.
 */
final class ZippedFile extends FilterInputStream {
    private static final int MOST_SKIPPED = 1000;

    private final ZipInputStream zip;
    private String name;
    private int skipped;

    private ZippedFile(ZipInputStream zip, long most) throws IOException {
        super(SourceText.limited(zip, most));
        this.zip = zip;
    }

    /**
     * Opens the file in an archive.
     *
     * @param most maximum unpacked size in bytes, together with all entries that are skipped
     * @throws RefusedException when the archive contains no file, or the file cannot be unpacked
     */
    static InputStream open(InputStream in, long most) throws IOException {
        // Windows writes names in the encoding of the user's language, without the flag for UTF-8. Any such name can be
        // read as Latin-1. ZipInputStream always reads names with the flag as UTF-8.
        var file = new ZippedFile(new ZipInputStream(in, StandardCharsets.ISO_8859_1), most);
        var entry = file.nextOrRefuse();
        if (entry == null) {
            throw SourceText.unreadable("The zip archive is empty.");
        }
        file.name = entry.getName();
        if (file.name.equals("[Content_Types].xml") || file.name.startsWith("xl/")) {
            throw SourceText.unreadable(
                    "This is an Excel workbook, not CSV. Save it as CSV in UTF-8, and import the CSV file.");
        }
        return file;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n;
        try {
            n = super.read(target, offset, length);
        } catch (ZipException e) {
            throw unusable();
        }
        if (n < 0) {
            var other = nextOrRefuse();
            if (other != null) {
                throw SourceText.unreadable("The zip archive contains several files, such as \"" + shown(name)
                        + "\" and \"" + shown(other.getName())
                        + "\". Unpack the archive, and import one of the files.");
            }
        }
        return n;
    }

    /** An entry's name, as messages show it. Decodes UTF-8 even without its flag, which macOS does not set. */
    private static String shown(String name) {
        if (name.chars().anyMatch(c -> c > 0xFF)) {
            return Note.shortened(name);
        }
        var decoded = new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return Note.shortened(decoded.contains("\uFFFD") ? name : decoded);
    }

    private ZipEntry nextOrRefuse() throws IOException {
        try {
            return next();
        } catch (ZipException e) {
            throw unusable();
        }
    }

    private static RefusedException unusable() {
        return SourceText.unreadable(
                "The zip archive is damaged or encrypted, or packed in a way that Model Atlas cannot"
                        + " read. Import the CSV file itself, or pack it again without a password.");
    }

    private ZipEntry next() throws IOException {
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            // Skips the entries with metadata that macOS adds for each file.
            if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX/")) {
                return entry;
            }
            if (++skipped > MOST_SKIPPED) {
                throw SourceText.unreadable("The zip archive has more than " + MOST_SKIPPED
                        + " folders and macOS metadata files. Pack only the CSV file.");
            }
            // Reads the skipped entry through the size limit. Otherwise, getNextEntry would unpack the entry without a
            // limit.
            in.transferTo(OutputStream.nullOutputStream());
        }
        return null;
    }
}
