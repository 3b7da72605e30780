package dev.modelatlas.cli;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

import dev.modelatlas.revision.Revision;
import dev.modelatlas.revision.RevisionRepository;

/** Lists the revisions of the dataset. */
@Command(
        name = "revisions",
        description = "List the revisions of the dataset, oldest first.",
        subcommands = RevisionsShowCommand.class)
final class RevisionsCommand extends DataCommand {
    private static final String ROW = "%6s  %-12s  %-10s  %-20s  %6s  %6s  %7s  %7s  %7s%n";

    @Override
    int work() {
        out().printf(ROW, "number", "label", "as of", "published", "models", "added", "changed", "renamed", "removed");
        CDI.current().select(RevisionRepository.class).get().all().forEach(this::print);
        return ExitCode.OK;
    }

    private void print(Revision revision) {
        out().printf(
                        ROW,
                        revision.number(),
                        revision.label(),
                        revision.asOf(),
                        revision.publishedAt(),
                        revision.modelCount(),
                        revision.added(),
                        revision.changed(),
                        revision.renamed(),
                        revision.removed());
    }
}
