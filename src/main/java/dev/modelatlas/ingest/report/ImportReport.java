package dev.modelatlas.ingest.report;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The result of an import or dry run.
 *
 * @param revision number of the new revision; null when there is none
 * @param dryRun whether this was a dry run, which writes nothing
 * @param changesAnything whether there are changes to publish
 * @param rowsRead number of rows in the source
 * @param rowsSkipped number of rows left out, for the reasons in {@code problems}
 * @param added number of new models
 * @param restored number of models that returned after a removal
 * @param changed number of models whose facts changed, but not their name
 * @param renamed number of models whose name changed
 * @param restated number of models with the same facts, for which the source states other sectors or what a correction
 *     said; 0 in a report that an earlier build stored, which counts them as unchanged
 * @param unchanged number of models without changes
 * @param removed number of models that the source no longer has
 * @param problems why rows were skipped
 * @param corrections blank values that were filled in
 * @param notes further remarks: new domains and tasks, and facts that many models lost
 * @param milliseconds duration
 * @param replayed whether this is the stored response to an earlier call; the repeated call changed nothing
 * @param importNotes notes about problems in a file, or about names that are new in a call; only the first 1000. Null
 *     in a report that an earlier build stored
 * @param noteCounts number of notes by code, without those about new names; null in a report that an earlier build
 *     stored
 * @param names names of the models that were added, renamed, removed or restored, and of organizations that are new or
 *     may have been renamed; null for a call, and in a report that an earlier build stored
 * @param rows what happened to each row of a call; null for a file, and in a report that an earlier build stored
 */
public record ImportReport(
        Integer revision,
        boolean dryRun,
        boolean changesAnything,
        long rowsRead,
        long rowsSkipped,
        int added,
        int restored,
        int changed,
        int renamed,
        int restated,
        int unchanged,
        int removed,
        List<Problem> problems,
        List<String> corrections,
        List<String> notes,
        long milliseconds,
        boolean replayed,
        List<Note> importNotes,
        Map<String, Long> noteCounts,
        ChangedNames names,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<CallRow> rows) {

    /** The outcome and the counts on one line, for the log. */
    public String summary() {
        return ReportText.summary(this);
    }

    /** The report as lines for people: counts first, then details. */
    public List<String> lines() {
        return ReportText.of(this);
    }
}
