package dev.modelatlas.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import jakarta.enterprise.inject.spi.CDI;

import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

import dev.modelatlas.csv.CsvImport;
import dev.modelatlas.csv.ShippedRevisions;
import dev.modelatlas.ingest.ImportReport;
import dev.modelatlas.ingest.ImportStage;
import dev.modelatlas.ingest.Publication;

/** Makes the next revision of the dataset from a file. */
@Command(
        name = "import",
        description = {
            "Make the next revision from a CSV file: all of it, or nothing when something is wrong.",
            "It reads the columns of Epoch AI's files and those that export writes, and says what it did."
        },
        customSynopsis = {
            "model-atlas import FILE --as-of=DATE [--label=LABEL]",
            "                          [--dry-run] [--lenient] [--allow-older]",
            "       model-atlas import --shipped [--allow-older]"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class ImportCommand extends DataCommand {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The CSV file, in UTF-8.")
    private Path file;

    @Option(names = "--as-of", paramLabel = "DATE", description = "The day the file stood at, such as 2026-08-19.")
    private LocalDate asOf;

    @Option(names = "--label", paramLabel = "LABEL", description = "Short name of the revision. Default: the day.")
    private String label;

    @Option(names = "--dry-run", description = "Only report what would change.")
    private boolean dryRun;

    @Option(names = "--lenient", description = "Skip and list bad rows instead of refusing the file.")
    private boolean lenient;

    @Option(names = "--allow-older", description = "Take a file that is older than the current revision.")
    private boolean allowOlder;

    @Option(names = "--shipped", description = "Append the vintages that come with this program and are missing.")
    private boolean shipped;

    @Override
    void check() {
        if (shipped) {
            require(
                    file == null && asOf == null && label == null && !dryRun && !lenient,
                    "--shipped takes no FILE and no other option than --allow-older");
        } else {
            require(file != null, "Missing required parameter: 'FILE'");
            require(asOf != null, "Missing required option: '--as-of=DATE'");
            require(!asOf.isAfter(LocalDate.now()), "--as-of " + asOf + " lies in the future");
            require(
                    label == null
                            || label.strip().length() == label.length() && !label.isEmpty() && label.length() <= 100,
                    "--label wants 1 to 100 characters, without outer blanks");
            require(Files.isRegularFile(file) && Files.isReadable(file), "There is no readable file " + file);
        }
    }

    @Override
    int work() throws IOException {
        if (shipped) {
            var made = CDI.current().select(ShippedRevisions.class).get().append(allowOlder, out()::println);
            out().println(made == 0 ? "No shipped vintage is missing." : made + " revisions were made.");
        } else {
            report().lines().forEach(out()::println);
        }
        return ExitCode.OK;
    }

    private ImportReport report() throws IOException {
        var publication = Publication.ofEpoch(asOf, label, dryRun, lenient, allowOlder);
        // Progress is for people: on a pipe there is none.
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

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
