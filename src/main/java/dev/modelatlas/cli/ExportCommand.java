package dev.modelatlas.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

import dev.modelatlas.csv.CsvExport;
import dev.modelatlas.csv.ExportFormat;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.revision.RevisionRepository;

/** Writes one revision of the dataset to standard output. */
@Command(
        name = "export",
        description = {
            "Write all models of a revision to standard output, in UTF-8.",
            "The same revision always gives the same bytes."
        })
final class ExportCommand extends DataCommand {

    /** The formats of exports, named as on the command line. */
    enum Format {
        csv,
        ndjson
    }

    @Option(names = "--revision", paramLabel = "N", description = "Number of the revision. Default: the current one.")
    private Integer revision;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "csv|ndjson",
            description = "csv: one row per model; lists have | between values. ndjson: one JSON object per line.")
    private Format format;

    @Override
    int work() {
        var export = CDI.current().select(CsvExport.class).get();
        var number = number(CDI.current().select(RevisionRepository.class).get());
        export.write(ExportFormat.valueOf(format.name().toUpperCase(Locale.ROOT)), number, checkedOutput());
        return ExitCode.OK;
    }

    /** Wraps standard output, so that the export ends at the first chunk that cannot be written. */
    private OutputStream checkedOutput() {
        return new FilterOutputStream(System.out) {
            @Override
            public void write(byte[] chunk, int offset, int length) throws IOException {
                out.write(chunk, offset, length);
                requireOutput("The output is incomplete");
            }
        };
    }

    private int number(RevisionRepository revisions) {
        var current = revisions
                .current()
                .orElseThrow(() ->
                        new RefusedException("There is no revision yet. Run `serve` once, or `import --shipped`."));
        var number = revision == null ? current : revision;
        if (revisions.byNumber(number).isEmpty()) {
            throw new RefusedException(
                    "Revision " + number + " does not exist. Choose a revision from 1 to " + current + ".");
        }
        return number;
    }
}
