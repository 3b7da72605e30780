package dev.modelatlas.ingest;

import java.util.List;
import java.util.Map;

import dev.modelatlas.ingest.gate.ChangedNames;
import dev.modelatlas.ingest.gate.Note;

/**
 * What an import did, or would have done.
 *
 * @param revision number of the revision it made; null when nothing changed or nothing was to be written
 * @param dryRun whether it only looked
 * @param changesAnything whether there is a revision to make
 * @param rowsRead rows of the source
 * @param rowsSkipped rows left out, each with its reason among the problems
 * @param added models that are new
 * @param restored models that came back
 * @param changed models with other facts under the same name
 * @param renamed models with another name
 * @param unchanged models as they were
 * @param removed models that the source no longer has
 * @param problems why rows were skipped
 * @param corrections blank values that were filled in
 * @param notes what else a reader should know: new domains and tasks, facts that many models lost
 * @param milliseconds how long it took
 * @param replayed whether the same call was answered so before, and nothing was done now
 * @param importNotes what of the source could not be used, and what was done; the first thousand. Null in a report that a
 *     build before this one kept
 * @param noteCounts how many notes there are of each code; null likewise
 * @param names what differs, by name; null likewise, and for a call
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
        int unchanged,
        int removed,
        List<Problem> problems,
        List<String> corrections,
        List<String> notes,
        long milliseconds,
        boolean replayed,
        List<Note> importNotes,
        Map<String, Long> noteCounts,
        ChangedNames names) {

    /** The same, told once more. */
    ImportReport again() {
        return new ImportReport(
                revision,
                dryRun,
                changesAnything,
                rowsRead,
                rowsSkipped,
                added,
                restored,
                changed,
                renamed,
                unchanged,
                removed,
                problems,
                corrections,
                notes,
                milliseconds,
                true,
                importNotes,
                noteCounts,
                names);
    }

    /** The report for people, a line each; counts first, details after. */
    public List<String> lines() {
        return ReportText.of(this);
    }
}
