package dev.modelatlas.cli;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.draft.PlainText;
import dev.modelatlas.ingest.report.ImportReport;

/** A command that records an operator's decision about an organization or a model. */
abstract class CurationCommand extends DataCommand {
    private static final int LONGEST = 200;

    @Option(names = "--dry-run", description = "Only report what would change.")
    private boolean dryRun;

    /** Creates the operator's decision from the arguments of the command. */
    abstract Curation curation(Actor actor);

    @Override
    final int work() {
        var report = CDI.current().select(Ingest.class).get().curate(curation(Actor.commandLine()), dryRun);
        out().println(outcome(report));
        report.notes().forEach(out()::println);
        return ExitCode.OK;
    }

    private static String outcome(ImportReport report) {
        if (report.dryRun()) {
            return "Dry run: nothing was written. Models that would be counted differently: " + report.changed() + ".";
        }
        return report.revision() == null
                ? "Done. No counts changed, so no revision was made. Names and aliases take effect on all servers "
                        + "within twenty minutes."
                : "Revision " + report.revision() + " was made. Number of models that now count differently: "
                        + report.changed() + ".";
    }

    /**
     * Requires that a name or reason is a single line without superfluous spaces, because the program compares
     * names, and prints names and reasons in lists.
     */
    final void checkText(String option, String text) {
        require(
                text == null || !text.isEmpty() && text.length() <= LONGEST && text.equals(PlainText.visible(text)),
                option + " must be one line of 1 to " + LONGEST
                        + " characters, without leading, trailing or double spaces");
    }
}
