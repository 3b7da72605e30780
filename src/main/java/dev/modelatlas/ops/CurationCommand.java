package dev.modelatlas.ops;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.ImportReport;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.PlainText;

/** A command by which an operator says something of an organization or a model. */
abstract class CurationCommand extends DataCommand {
    private static final int LONGEST = 200;

    @Option(names = "--dry-run", description = "Only report what would change.")
    private boolean dryRun;

    /** What is said. */
    abstract Curation curation(Actor actor);

    @Override
    final int work() {
        var report = CDI.current().select(Ingest.class).get().run(curation(Actor.commandLine()), dryRun);
        out().println(outcome(report));
        report.notes().forEach(out()::println);
        return ExitCode.OK;
    }

    private static String outcome(ImportReport report) {
        if (report.dryRun()) {
            return "Dry run: nothing was written. Models that would be counted otherwise: " + report.changed() + ".";
        }
        return report.revision() == null
                ? "Done. Nothing is counted otherwise, so no revision was made. Servers know new names within ten minutes."
                : "Revision " + report.revision() + " was made. Models that are counted otherwise: " + report.changed()
                        + ".";
    }

    final void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    /** Names and reasons are a line, as they are compared and shown. */
    final void checkText(String option, String text) {
        require(
                text == null || !text.isEmpty() && text.length() <= LONGEST && text.equals(PlainText.visible(text)),
                option + " wants 1 to " + LONGEST + " characters on one line, without outer or double blanks");
    }
}
