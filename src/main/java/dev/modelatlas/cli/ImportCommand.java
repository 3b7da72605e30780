package dev.modelatlas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import jakarta.enterprise.inject.spi.CDI;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.modelatlas.access.Actor;
import dev.modelatlas.csv.CsvImport;
import dev.modelatlas.csv.ShippedRevisions;
import dev.modelatlas.fact.Fact;
import dev.modelatlas.fact.FactLimits;
import dev.modelatlas.ingest.Dataset;
import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.ingest.ImportStage;
import dev.modelatlas.ingest.Publication;
import dev.modelatlas.ingest.draft.PlainText;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.RefusedException;

/** Creates the next revision of the dataset from a file. */
@Command(
        name = "import",
        description = {
            "Import a CSV file as the next revision. If the import is refused or fails, nothing is written.",
            "Accepts files with Epoch AI's columns or with the columns that `export` writes. Prints a report."
        },
        customSynopsis = {
            "model-atlas import FILE --as-of=DATE [--label=LABEL]",
            "                          [--dry-run] [--lenient | --strict] [--accept-losses]",
            "                          [--allow-older] [--report=FILE]",
            "       model-atlas import --shipped [--allow-older] [--accept-losses]"
        })
final class ImportCommand extends DataCommand {
    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The CSV file, in UTF-8 or UTF-16. The file may be compressed with gzip, or packed alone in "
                    + "a zip archive.")
    private Path file;

    @Option(names = "--as-of", paramLabel = "DATE", description = "Date of the data in the file, such as 2026-08-19.")
    private LocalDate asOf;

    @Option(
            names = "--label",
            paramLabel = "LABEL",
            description = "Short name of the revision. Default: the date in --as-of.")
    private String label;

    @Option(names = "--dry-run", description = "Validate and report without writing anything.")
    private boolean dryRun;

    @Option(
            names = "--lenient",
            description = "Skip bad rows, such as rows without a name or date, instead of refusing the file.")
    private boolean lenient;

    @Option(
            names = "--strict",
            description = "Refuse the file if its import would produce any note, such as a note about an unknown "
                    + "country.")
    private boolean strict;

    @Option(
            names = "--accept-losses",
            description = "Import the file even if that removes or adds too many models, or blanks too many values. "
                    + "Has no effect with --strict.")
    private boolean acceptLosses;

    @Option(names = "--report", paramLabel = "FILE", description = "Also write the report to this file, as JSON.")
    private Path reportFile;

    @Option(
            names = "--allow-older",
            description =
                    "Accept a file that is older than the current revision. Its data becomes the current revision.")
    private boolean allowOlder;

    @Option(names = "--shipped", description = "Append the shipped revisions that the database lacks.")
    private boolean shipped;

    @Override
    void check() {
        if (shipped) {
            require(
                    file == null
                            && asOf == null
                            && label == null
                            && !dryRun
                            && !lenient
                            && !strict
                            && reportFile == null,
                    "--shipped can be combined only with --allow-older and --accept-losses");
        } else {
            require(file != null, "Missing required parameter: 'FILE'");
            require(asOf != null, "Missing required option: '--as-of=DATE'");
            require(
                    asOf.getYear() >= FactLimits.FIRST_YEAR,
                    "--as-of " + asOf + " is too early. Give a date in " + FactLimits.FIRST_YEAR + " or later");
            require(!asOf.isAfter(FactLimits.lastDay(Clock.systemUTC())), "--as-of " + asOf + " is in the future");
            require(
                    label == null
                            || !label.isEmpty() && label.length() <= 100 && label.equals(PlainText.visible(label)),
                    "--label must be one line of 1 to 100 characters, without leading, trailing or double spaces");
            require(!(lenient && strict), "--lenient and --strict cannot be combined");
            require(
                    reportFile == null
                            || !Files.isDirectory(reportFile)
                                    && Files.isWritable(
                                            Files.exists(reportFile)
                                                    ? reportFile
                                                    : reportFile
                                                            .toAbsolutePath()
                                                            .getParent()),
                    "--report must name a writable file, or a new file in a writable directory");
            require(Files.isRegularFile(file) && Files.isReadable(file), file + " is not a readable file");
            require(reportFile == null || !isFileToImport(reportFile), "--report must not name the file to import");
        }
    }

    private boolean isFileToImport(Path other) {
        try {
            return Files.isSameFile(file, other);
        } catch (IOException missing) {
            return false;
        }
    }

    /**
     * Whether to wait for the database: only with {@code --shipped}, which unattended jobs use. A person who imports a
     * file wants to see an error immediately.
     */
    @Override
    boolean waitsForDatabase() {
        return shipped;
    }

    @Override
    int work() throws IOException {
        if (shipped) {
            var shippedRevisions = CDI.current().select(ShippedRevisions.class).get();
            var isMissing = !shippedRevisions.missing().isEmpty();
            var made = shippedRevisions.append(allowOlder, acceptLosses, out()::println);
            out().println(isMissing ? made + " revisions were made." : "No shipped revision is missing.");
            return ExitCode.OK;
        }
        try {
            var report = imported();
            var lines = report.lines();
            lines.forEach(out()::println);
            return write(report, lines.get(0)) ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (RefusedException refusal) {
            write(Map.of("problems", refusal.problems()), "The import was refused.");
            throw refusal;
        }
    }

    /**
     * Writes the report to the file of {@code --report}, if one is given. A failure is only printed: it must not hide
     * the outcome of the import.
     *
     * @return whether the report was written; also true when no file is given
     */
    private boolean write(Object report, String outcome) {
        if (reportFile != null) {
            try {
                JSON.writeValue(reportFile.toFile(), report);
            } catch (IOException e) {
                spec.commandLine()
                        .getErr()
                        .println(outcome + " The report could not be written to " + reportFile + ": " + e.getMessage()
                                + ".");
                return false;
            }
        }
        return true;
    }

    private Publication publication() {
        var options = EnumSet.noneOf(ImportOption.class);
        Map.of(
                        ImportOption.DRY_RUN, dryRun,
                        ImportOption.LENIENT, lenient,
                        ImportOption.STRICT, strict,
                        ImportOption.ALLOW_OLDER, allowOlder,
                        ImportOption.ACCEPT_LOSSES, acceptLosses)
                .forEach((option, isGiven) -> {
                    if (isGiven) {
                        options.add(option);
                    }
                });
        return new Publication(
                Actor.commandLine(), Dataset.ofEpoch(asOf), label, null, null, Fact.LATEST_EDITION, options, null);
    }

    private ImportReport imported() throws IOException {
        var publication = publication();
        // Without a terminal there is no progress bar.
        if (System.console() == null) {
            return run(publication, bytes -> {}, stage -> {});
        }
        try (var bar = new ProgressBarBuilder()
                .setTaskName("Importing")
                .setUnit(" KB", 1024)
                .setInitialMax(Files.size(file))
                .build()) {
            return run(
                    publication,
                    bar::stepTo,
                    stage -> bar.setExtraMessage(
                            stage.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
    }

    private ImportReport run(Publication publication, LongConsumer bytesRead, Consumer<ImportStage> stages) {
        return CDI.current().select(CsvImport.class).get().run(file, publication, bytesRead, stages);
    }
}
