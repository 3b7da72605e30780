package dev.modelatlas.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import dev.modelatlas.ingest.Drafts;
import dev.modelatlas.ingest.Findings;
import dev.modelatlas.ingest.ModelDraft;
import dev.modelatlas.ingest.Problem;
import dev.modelatlas.ingest.ProblemCode;
import dev.modelatlas.ingest.ReferenceWords;
import dev.modelatlas.ingest.RefusedException;

/** The drafts of a CSV file, read as a stream. */
public final class CsvDrafts implements Drafts {
    // Blank lines are kept by the parser and skipped here, or it could not tell on which line a record starts.
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    /** Where the parser says that a record begins, or that a character is wrong. */
    private static final Pattern LINE = Pattern.compile("(?:startline |line: )(\\d+)");

    private final DigestInputStream in;
    private String sha256;

    /** @param in the bytes of the file; closed after reading */
    public CsvDrafts(InputStream in) {
        this.in = new DigestInputStream(in, sha256Digest());
    }

    @Override
    public void read(ReferenceWords words, Findings findings, Consumer<ModelDraft> sink) throws IOException {
        try (var parser = FORMAT.parse(new Utf8Reader(in))) {
            read(parser, words, findings, sink);
            sha256 = HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException broken) {
                var line = LINE.matcher(broken.getMessage());
                var place = line.find() ? Long.valueOf(line.group(1)) : null;
                throw new RefusedException(new Problem(
                        ProblemCode.UNREADABLE,
                        (place == null ? "The" : "Line " + place + ": the")
                                + " quoting is broken, or the file is cut short. Nothing was taken in.",
                        place,
                        List.of()));
            }
            throw e.getCause();
        }
    }

    private static void read(CSVParser parser, ReferenceWords words, Findings findings, Consumer<ModelDraft> sink) {
        Header header = null;
        var rows = 0L;
        var line = 1L;
        for (var fields : parser) {
            var isBlankLine = fields.size() == 1 && fields.get(0).isBlank();
            if (header == null) {
                header = new Header(fields.toList());
            } else if (!isBlankLine) {
                rows++;
                take(header, line, fields, words, findings, sink);
            }
            line = parser.getCurrentLineNumber() + 1;
        }
        if (rows == 0) {
            throw new RefusedException(Problem.of(
                    ProblemCode.UNREADABLE, "The file has no rows: a header line and at least one row are expected."));
        }
    }

    private static void take(
            Header header,
            long line,
            CSVRecord fields,
            ReferenceWords words,
            Findings findings,
            Consumer<ModelDraft> sink) {
        if (fields.size() != header.size()) {
            throw new RefusedException(Problem.inFile(
                    line,
                    ProblemCode.UNREADABLE,
                    "Line " + line + ": there are " + fields.size() + " columns where the header has " + header.size()
                            + "; the quoting is broken, or the file is cut short. Nothing was taken in."));
        }
        var row = new Row(header, line, fields.toList(), words, findings);
        var draft = row.draft();
        if (draft == null) {
            findings.skippedRow(row.name());
        } else {
            sink.accept(draft);
        }
    }

    @Override
    public String sha256() {
        return sha256;
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
