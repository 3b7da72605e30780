package dev.modelatlas.ops;

import java.util.Locale;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

import dev.modelatlas.csv.CsvExport;
import dev.modelatlas.csv.ExportFormat;
import dev.modelatlas.ingest.RefusedException;
import dev.modelatlas.revision.RevisionRepository;

/** Writes one revision of the dataset to standard output. */
@Command(
        name = "export",
        description = {
            "Write all models of a revision to standard output, in UTF-8.",
            "The same revision gives the same bytes for ever."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class ExportCommand extends DataCommand {

    /** Formats, named as they are typed. */
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
            description = "csv: lists joined by |. ndjson: one JSON object a line.")
    private Format format;

    @Override
    int work() {
        var export = CDI.current().select(CsvExport.class).get();
        var number = number(CDI.current().select(RevisionRepository.class).get());
        export.write(ExportFormat.valueOf(format.name().toUpperCase(Locale.ROOT)), number, System.out);
        // A PrintStream keeps its failures to itself; a disk may be full.
        if (System.out.checkError()) {
            throw new RefusedException("The export broke off: standard output takes no more.");
        }
        return ExitCode.OK;
    }

    private int number(RevisionRepository revisions) {
        var current = revisions
                .current()
                .orElseThrow(() ->
                        new RefusedException("There is no revision yet: start serve once, or run import --shipped."));
        var number = revision == null ? current : revision;
        if (revisions.byNumber(number).isEmpty()) {
            throw new RefusedException("There is no revision " + number + ": choose one from 1 to " + current + ".");
        }
        return number;
    }
}
