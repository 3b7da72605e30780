package dev.modelatlas.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.fact.FactLimits;
import dev.modelatlas.ingest.draft.Drafts;
import dev.modelatlas.ingest.draft.ModelDraft;
import dev.modelatlas.ingest.draft.PlainText;
import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.ingest.report.ValidationReport;
import dev.modelatlas.value.Sha256;

/** Reads a CSV file as a stream of drafts, each of which is a model as the file describes it. */
public final class CsvDrafts implements Drafts {
    // This class skips blank lines itself. If the parser skipped them, this class could not tell on which line a record
    // starts.
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    /** A date in a form that spreadsheets write, such as 2/1/2025. */
    private static final Pattern REWRITTEN_DATE =
            Pattern.compile("\\d{1,2}[/.-](\\d{1,2}|\\p{L}{3,9})[/.-]\\d{2,4}|\\d{4}/\\d{1,2}/\\d{1,2}");

    /** Default limit for the unpacked size of a compressed file, in bytes. */
    private static final long MOST_UNPACKED = 2_000_000_000;

    private final DigestInputStream in;
    private final long mostUnpacked;
    private final LocalDate lastDay;
    private String sha256;
    /** Number of the line on which the current row begins. */
    private long line = 1;

    private long rows;
    private long rewrittenDates;
    private String rewrittenDate;

    /**
     * @param in the bytes of the file; closed after reading
     * @param clock determines the latest date of a release
     */
    public CsvDrafts(InputStream in, Clock clock) {
        this(in, MOST_UNPACKED, clock);
    }

    /**
     * @param in the bytes of the file; closed after reading
     * @param mostUnpacked maximum unpacked size of a compressed file, in bytes
     * @param clock determines the latest date of a release
     */
    public CsvDrafts(InputStream in, long mostUnpacked, Clock clock) {
        this.in = new DigestInputStream(in, Sha256.digest());
        this.mostUnpacked = mostUnpacked;
        this.lastDay = FactLimits.lastDay(clock);
    }

    @Override
    public void read(ReferenceWords words, ValidationReport findings, Consumer<ModelDraft> sink) throws IOException {
        try (in;
                var parser = FORMAT.parse(SourceText.open(in, mostUnpacked))) {
            read(parser, words, findings, sink);
            // Reads the remaining bytes for the hash. An archive may have bytes after the compressed file.
            in.transferTo(OutputStream.nullOutputStream());
            sha256 = Sha256.hex(in.getMessageDigest());
        } catch (EOFException | ZipException e) {
            throw damaged();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw new RefusedException(Problem.inFile(
                        line,
                        ProblemCode.UNREADABLE,
                        "Line " + line + ": the quoting is broken, or the file is truncated. Nothing was written."));
            } else if (e.getCause() instanceof EOFException || e.getCause() instanceof ZipException) {
                throw damaged();
            }
            throw e.getCause();
        }
    }

    private static RefusedException damaged() {
        return SourceText.unreadable("The compressed file is damaged or truncated. Download it again.");
    }

    private void read(CSVParser parser, ReferenceWords words, ValidationReport findings, Consumer<ModelDraft> sink) {
        Header header = null;
        for (var fields : parser) {
            if (header == null) {
                header = new Header(fields.toList());
                header.tellMissing(findings);
                header.tellIgnored(findings);
            } else if (!isBlankLine(fields, header)) {
                rows++;
                take(header, fields, words, findings, sink);
            }
            line = parser.getCurrentLineNumber() + 1;
        }
        if (rows == 0) {
            throw SourceText.unreadable("The file has no rows. It must have a header line and at least one row.");
        }
        if (rows > 1 && rewrittenDates == rows) {
            throw new RefusedException(Problem.of(
                    ProblemCode.MALFORMED,
                    "All " + rows + " dates look like " + rewrittenDate
                            + ": a spreadsheet rewrote them. Download the file again. Nothing was written."));
        }
    }

    /**
     * Whether a line is blank: it has no text, and either no separators or all of them. Spreadsheets write all
     * separators of an empty row. A line with only some separators may be the beginning of a truncated row.
     */
    private static boolean isBlankLine(CSVRecord fields, Header header) {
        return (fields.size() == 1 || fields.size() == header.size())
                && fields.stream().allMatch(String::isBlank);
    }

    private void take(
            Header header,
            CSVRecord fields,
            ReferenceWords words,
            ValidationReport findings,
            Consumer<ModelDraft> sink) {
        if (fields.size() != header.size()) {
            throw new RefusedException(Problem.inFile(
                    line,
                    ProblemCode.UNREADABLE,
                    "Line " + line + " has " + fields.size() + " fields, but the header has " + header.size()
                            + ": the quoting is broken, or the file is truncated. Nothing was written."));
        }
        var row = new Row(header, line, fields.toList(), lastDay, words, findings);
        var draft = row.draft();
        if (draft == null) {
            findings.skippedRow(row.skipped());
            noteRewrittenDate(PlainText.visible(fields.get(header.indexOf(Fact.RELEASED_ON))));
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
}
