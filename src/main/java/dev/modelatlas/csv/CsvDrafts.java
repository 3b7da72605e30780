package dev.modelatlas.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import dev.modelatlas.ingest.Drafts;
import dev.modelatlas.ingest.Findings;
import dev.modelatlas.ingest.ModelDraft;
import dev.modelatlas.ingest.PlainText;
import dev.modelatlas.ingest.Problem;
import dev.modelatlas.ingest.ProblemCode;
import dev.modelatlas.ingest.ReferenceWords;
import dev.modelatlas.ingest.RefusedException;

/** The drafts of a CSV file, read as a stream. */
public final class CsvDrafts implements Drafts {
    // Blank lines are kept by the parser and skipped here, or it could not tell on which line a record starts.
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    /** What spreadsheets make of a day. */
    private static final Pattern REWRITTEN_DATE =
            Pattern.compile("\\d{1,2}[/.-](\\d{1,2}|\\p{L}{3,9})[/.-]\\d{2,4}|\\d{4}/\\d{1,2}/\\d{1,2}");

    /** What a packed file may unpack to, where nobody says less. */
    private static final long MOST_UNPACKED = 2_000_000_000;

    private final DigestInputStream in;
    private final long mostUnpacked;
    private String sha256;
    /** Where the row that is read begins. */
    private long line = 1;

    private long rows;
    private long rewrittenDates;
    private String rewrittenDate;

    /** @param in the bytes of the file; closed after reading */
    public CsvDrafts(InputStream in) {
        this(in, MOST_UNPACKED);
    }

    /** @param mostUnpacked how many bytes it may unpack to, when it is packed */
    public CsvDrafts(InputStream in, long mostUnpacked) {
        this.in = new DigestInputStream(in, sha256Digest());
        this.mostUnpacked = mostUnpacked;
    }

    @Override
    public void read(ReferenceWords words, Findings findings, Consumer<ModelDraft> sink) throws IOException {
        try (in;
                var parser = FORMAT.parse(SourceText.open(in, mostUnpacked))) {
            read(parser, words, findings, sink);
            // Behind what is unpacked there may be more of the archive.
            in.transferTo(OutputStream.nullOutputStream());
            sha256 = HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (EOFException | ZipException e) {
            throw damaged();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw new RefusedException(Problem.inFile(
                        line,
                        ProblemCode.UNREADABLE,
                        "Line " + line + ": the quoting is broken, or the file is cut short. Nothing was taken in."));
            } else if (e.getCause() instanceof EOFException || e.getCause() instanceof ZipException) {
                throw damaged();
            }
            throw e.getCause();
        }
    }

    private static RefusedException damaged() {
        return SourceText.unreadable("The packed file is damaged or cut short. Download it again.");
    }

    private void read(CSVParser parser, ReferenceWords words, Findings findings, Consumer<ModelDraft> sink) {
        Header header = null;
        for (var fields : parser) {
            var isBlankLine = fields.size() == 1 && fields.get(0).isBlank();
            if (header == null) {
                header = new Header(fields.toList());
                header.tellMissing(findings);
            } else if (!isBlankLine) {
                rows++;
                take(header, fields, words, findings, sink);
            }
            line = parser.getCurrentLineNumber() + 1;
        }
        if (rows == 0) {
            throw SourceText.unreadable("The file has no rows: a header line and at least one row are expected.");
        }
        if (rows > 1 && rewrittenDates == rows) {
            throw new RefusedException(Problem.of(
                    ProblemCode.MALFORMED,
                    "All " + rows + " dates look like " + rewrittenDate
                            + ": a spreadsheet rewrote them. Download the file again. Nothing was written."));
        }
    }

    private void take(
            Header header, CSVRecord fields, ReferenceWords words, Findings findings, Consumer<ModelDraft> sink) {
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
            noteRewrittenDate(PlainText.of(fields.get(header.indexOf(Column.RELEASED_ON))));
        } else {
            sink.accept(draft);
        }
    }

    private void noteRewrittenDate(String date) {
        if (REWRITTEN_DATE.matcher(date).matches()) {
            rewrittenDates++;
            rewrittenDate = rewrittenDate == null ? date : rewrittenDate;
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
