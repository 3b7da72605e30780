package dev.modelatlas.ingest;

import java.util.ArrayList;
import java.util.List;

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
 * @param corrections values that were mended or ignored
 * @param notes what else a reader should know: new organizations, possible renames
 * @param milliseconds how long it took
 * @param replayed whether the same call was answered so before, and nothing was done now
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
        boolean replayed) {

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
                true);
    }

    /** The report for people, a line each; counts first, details after. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(outcome());
        lines.add("  rows read  " + rowsRead + (rowsSkipped == 0 ? "" : ", skipped " + rowsSkipped));
        lines.add("  added      " + added + (restored == 0 ? "" : ", restored " + restored));
        lines.add("  changed    " + changed);
        lines.add("  renamed    " + renamed);
        lines.add("  removed    " + removed);
        lines.add("  unchanged  " + unchanged);
        lines.add("  time       " + milliseconds + " ms");
        section(lines, "Skipped:", problems.stream().map(Problem::message).toList());
        section(lines, "Corrected or ignored:", corrections);
        section(lines, "Worth knowing:", notes);
        return lines;
    }

    private String outcome() {
        if (!changesAnything) {
            return "Nothing changed: no revision was made.";
        }
        return dryRun ? "Dry run: nothing was written." : "Revision " + revision + " was made.";
    }

    private static void section(List<String> lines, String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            lines.add(title);
            sentences.forEach(sentence -> lines.add("  " + sentence));
        }
    }
}
