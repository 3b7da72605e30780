package dev.modelatlas.partner;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.history.ImportNote;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.Note;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.revision.Revision;

/** The result of a publication or dry run, or the errors for which it was refused. */
@Description("Result of a publication, or a preview of the result with `dryRun`. If `userErrors` is not empty, nothing "
        + "was written.")
public record PublishRevisionPayload(
        @Description("The new revision; null when nothing changed, for a dry run, or if there are `userErrors`.")
        Revision revision,

        @Description("Number of models added or restored.") int added,

        @Description("Number of models with changed facts and an unchanged name.")
        int changed,

        @Description("Number of models renamed, possibly with other changes.")
        int renamed,

        @Description("Number of models with unchanged facts for which the source now states other sectors, or states a "
                + "fact that was corrected before. Exports show the difference. Such models also create a revision.")
        int restated,

        @Description("Number of models in the input that are identical to their current record.")
        int unchanged,

        @Description("Number of models removed.") int removed,

        @Description(
                "Whether this input was published before with the same `idempotencyKey`. If so, the payload is the "
                        + "original result, and nothing was published again.")
        boolean replayed,

        @Description("What happened to each row of the input: first the organizations, then the upserts, then the "
                + "removals. Null if `replayed` is true and an earlier release of the server stored the original "
                + "result.")
        List<@NonNull PublishedRow> rows,

        @Description(
                "One note for each organization, domain and task that this publication introduces, at most 1000. To "
                        + "help you find misspelled names, a note lists similar names that exist or are also new. "
                        + "Null if `replayed` is true and an earlier release of the server stored the original "
                        + "result.")
        List<@NonNull ImportNote> notes,

        @NonNull @Description("All problems with the input, in the order of the input. Empty if there are none.")
        List<@NonNull UserError> userErrors) {

    /** @param revision null when none was created */
    static PublishRevisionPayload of(ImportReport report, Revision revision) {
        return new PublishRevisionPayload(
                revision,
                report.added() + report.restored(),
                report.changed(),
                report.renamed(),
                report.restated(),
                report.unchanged(),
                report.removed(),
                report.replayed(),
                report.rows() == null
                        ? null
                        : report.rows().stream().map(PublishedRow::of).toList(),
                report.rows() == null
                        ? null
                        : report.importNotes().stream()
                                .map(PublishRevisionPayload::note)
                                .toList(),
                List.of());
    }

    static PublishRevisionPayload of(RefusedException refusal) {
        return new PublishRevisionPayload(
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                false,
                List.of(),
                List.of(),
                refusal.problems().stream().map(UserError::of).toList());
    }

    private static ImportNote note(Note note) {
        return new ImportNote(note.code().name(), null, note.column(), note.value(), note.message());
    }
}
