package dev.modelatlas.ingest.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.modelatlas.vocabulary.Slug;

/**
 * Collects problems, corrections and notes while a source is read and checked. Keeps the first {@value Notes#KEPT} of each
 * kind and only counts the rest, so that a file full of errors needs little memory.
 */
public final class ValidationReport {
    private static final int MOST_SKIPPED = 100_000;
    /** Maximum number of characters in the names and slugs of skipped models, which are kept in memory. */
    private static final int MOST_CHARACTERS = 10_000_000;

    private final boolean lenient;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> corrections = new ArrayList<>();
    private long problemCount;
    private long correctionCount;
    private final Notes notes = new Notes();
    private final BadRows badRows = new BadRows(Notes.KEPT);
    private final List<String> worthKnowing = new ArrayList<>();
    private final Map<String, String> missingColumns = new HashMap<>();
    private final Set<SkippedModel> skippedModels = new HashSet<>();
    private long skippedRows;
    private long skippedCharacters;

    /**
     * What a skipped row states about its model.
     *
     * @param name normalized name; empty when the row has no valid name
     * @param slug null when the row has no valid slug
     */
    public record SkippedModel(String name, String slug) {
        /** The slug that the name gives; empty when it gives none. */
        public String baseSlug() {
            return Slug.of(name);
        }

        private int characters() {
            return name.length() + (slug == null ? 0 : slug.length());
        }
    }

    /** @param lenient whether invalid rows are skipped; otherwise, the source is refused */
    public ValidationReport(boolean lenient) {
        this.lenient = lenient;
    }

    /** Adds a problem for which the whole source is refused. */
    public void problem(Problem problem) {
        if (problemCount++ < Notes.KEPT) {
            problems.add(problem);
        }
    }

    /**
     * Adds an invalid row. A lenient import skips the row; otherwise the file is refused.
     *
     * @param rest the part of the message after the cell's value. Rows with the same code, column and rest are reported
     *     together; null to report this row separately
     */
    public void badRow(Note note, String rest) {
        badRows.add(note, rest);
        if (lenient) {
            notes.add(note.and("The row was skipped."));
        }
    }

    /** Adds a note about a problem that does not stop the import, such as an invalid value that is left out. */
    public void note(Note note) {
        notes.add(note);
    }

    /** Records that a blank value was filled in. */
    public void correction(String sentence) {
        if (correctionCount++ < Notes.KEPT) {
            corrections.add(sentence);
        }
    }

    /**
     * Records that the file has no column for a fact.
     *
     * @param fact name of the column in {@code model_version}
     * @param sentence a message that the file has no such column; it also names a similar column of the file, if there
     *     is one
     */
    public void missingColumn(String fact, String sentence) {
        missingColumns.put(fact, sentence);
    }

    /** Adds a remark about the source for readers of the report. The source is not refused because of it. */
    public void worthKnowing(String sentence) {
        worthKnowing.add(sentence);
    }

    public List<String> worthKnowing() {
        return worthKnowing;
    }

    /** The message that the file has no column for the fact; null when the file has the column. */
    public String missingColumn(String fact) {
        return missingColumns.get(fact);
    }

    /**
     * Counts rows that were read and skipped later, because they conflict with another row of the file or with another
     * publisher's model, or because the name of an organization is ambiguous. The caller reports the reason, and keeps
     * the models of the rows.
     */
    public void skipped(long rows) {
        skippedRows += rows;
    }

    /**
     * Counts a skipped row; the caller reports the reason. The row's model remains unchanged, because the source still
     * contains it.
     */
    public void skippedRow(SkippedModel model) {
        skippedRows++;
        if (skippedModels.add(model)) {
            skippedCharacters += model.characters();
        }
        if (skippedModels.size() > MOST_SKIPPED) {
            throw wrongFile("more than " + MOST_SKIPPED + " unusable rows");
        } else if (skippedCharacters > MOST_CHARACTERS) {
            throw wrongFile("more than " + MOST_CHARACTERS + " characters in the names and slugs of its unusable rows");
        }
    }

    private static RefusedException wrongFile(String what) {
        return new RefusedException(
                Problem.of(ProblemCode.UNREADABLE, "The file has " + what + ", so it is probably the wrong file."));
    }

    public Set<SkippedModel> skippedModels() {
        return skippedModels;
    }

    /** Whether there is a problem for which the whole source is refused. */
    public boolean hasProblems() {
        return problemCount > 0;
    }

    /**
     * Whether the source is refused: because of a problem with the whole source, or because of an invalid row that is
     * not skipped.
     */
    public boolean refuses() {
        return hasProblems() || !lenient && !badRows.isEmpty();
    }

    public long skippedRows() {
        return skippedRows;
    }

    /** The problems. If the list omits some, its last problem states how many. */
    public List<Problem> problems() {
        var all = new ArrayList<>(problems);
        badRows.problems().forEach(all::add);
        var untold = Math.max(0, problemCount - Notes.KEPT) + badRows.untold();
        if (untold > 0) {
            all.add(Problem.of(ProblemCode.MORE, more(untold)));
        }
        return all;
    }

    /** All notes, including those about skipped rows. */
    public Notes notes() {
        return notes;
    }

    /** The corrections. If the list omits some, its last line states how many. */
    public List<String> corrections() {
        var all = new ArrayList<>(corrections);
        if (correctionCount > Notes.KEPT) {
            all.add(more(correctionCount - Notes.KEPT));
        }
        return all;
    }

    private static String more(long count) {
        return "... and " + count + " more.";
    }
}
