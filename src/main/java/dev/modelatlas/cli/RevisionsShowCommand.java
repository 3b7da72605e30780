package dev.modelatlas.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

import dev.modelatlas.history.NoteRepository;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.revision.RevisionRepository;

/** Shows the source of a revision, and the notes of the import that created the revision. */
@Command(name = "show", description = "Show one revision: its source, its changes and the notes of its import.")
final class RevisionsShowCommand extends DataCommand {
    private static final int MOST_NOTES = 1000;

    @Parameters(paramLabel = "NUMBER", description = "The number of the revision.")
    private int number;

    @Override
    int work() {
        var revision = CDI.current()
                .select(RevisionRepository.class)
                .get()
                .byNumber(number)
                .orElseThrow(() -> new RefusedException(
                        "Revision " + number + " does not exist. Run `revisions` to see all revisions."));
        line("number", revision.number());
        line("label", revision.label());
        line("as of", revision.asOf());
        line("published", revision.publishedAt());
        line("publisher", revision.publisher());
        line("source", revision.source().name() + ", " + revision.source().url());
        line("sha256", revision.source().sha256());
        line("models", revision.modelCount());
        line("added", revision.added());
        line("changed", revision.changed());
        line("renamed", revision.renamed());
        line("removed", revision.removed());
        notes(revision);
        return ExitCode.OK;
    }

    private void notes(Revision revision) {
        if (revision.skippedRows() == null) {
            line("notes", "not recorded");
            return;
        }
        var repository = CDI.current().select(NoteRepository.class).get();
        var counts = repository.counts(List.of(number)).getOrDefault(number, Map.of());
        line("skipped rows", revision.skippedRows());
        line(
                "notes",
                counts.isEmpty()
                        ? "none"
                        : counts.entrySet().stream()
                                .map(count -> count.getValue() + " " + count.getKey())
                                .collect(Collectors.joining(", ")));
        var shown = repository.first(number, MOST_NOTES);
        shown.forEach(note -> out().println("  " + note.message()));
        var more = counts.values().stream().mapToLong(Number::longValue).sum() - shown.size();
        if (more > 0) {
            out().println("  ... and " + more + " more");
        }
    }

    private void line(String name, Object value) {
        out().printf("%-12s  %s%n", name, value);
    }
}
