package dev.modelatlas.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.modelatlas.ingest.gate.BadRows;
import dev.modelatlas.ingest.gate.Note;
import dev.modelatlas.ingest.gate.Notes;

/**
 * What reading and checking a source found. Keeps the first {@value #KEPT} of each kind and counts the rest, so that
 * a hopeless file costs no memory.
 */
public final class Findings {
    /** How many findings of each kind are kept word for word. */
    public static final int KEPT = 1000;

    private static final int MOST_SKIPPED = 100_000;

    private final boolean lenient;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> corrections = new ArrayList<>();
    private long problemCount;
    private long correctionCount;
    private final Notes notes = new Notes();
    private final BadRows badRows = new BadRows(KEPT);
    private final List<String> worthKnowing = new ArrayList<>();
    private final Map<String, String> missingColumns = new HashMap<>();
    private final Set<String> skippedNames = new HashSet<>();
    private long skippedRows;

    /** @param lenient whether bad rows are skipped instead of refusing the source */
    public Findings(boolean lenient) {
        this.lenient = lenient;
    }

    /** Something that refuses the source as a whole. */
    public void problem(Problem problem) {
        if (problemCount++ < KEPT) {
            problems.add(problem);
        }
    }

    /**
     * A row of a file that cannot be used: it refuses the file, or is skipped when the import is lenient.
     *
     * @param rest what the message says behind the value, the same for all rows of which the same is to be said; null
     *     for a message of its own
     */
    public void badRow(Note note, String rest) {
        badRows.add(note, rest);
        if (lenient) {
            notes.add(note.and("The row was skipped."));
        }
    }

    /** Something that could not be used as it stands, without harm to the rest of its row. */
    public void note(Note note) {
        notes.add(note);
    }

    /** A blank value that was filled in. */
    public void correction(String sentence) {
        if (correctionCount++ < KEPT) {
            corrections.add(sentence);
        }
    }

    /**
     * The file has no column for a fact.
     *
     * @param fact as {@code model_version} names it
     * @param sentence that says so, and which column may be meant for it
     */
    public void missingColumn(String fact, String sentence) {
        missingColumns.put(fact, sentence);
    }

    /** Something about the source that its reader should know, and that refuses nothing. */
    public void worthKnowing(String sentence) {
        worthKnowing.add(sentence);
    }

    List<String> worthKnowing() {
        return worthKnowing;
    }

    /** What {@link #missingColumn} was told of the fact; null when the file has the column. */
    String missingColumn(String fact) {
        return missingColumns.get(fact);
    }

    /** Rows were left out, after it was told why; another row speaks for their model. */
    void skipped(long rows) {
        skippedRows += rows;
    }

    /**
     * A row was left out, after it was told why. Its model stays as it is: the source still has it.
     *
     * @param name of the model; empty when the row has none
     */
    public void skippedRow(String name) {
        skippedRows++;
        skippedNames.add(name);
        if (skippedNames.size() > MOST_SKIPPED) {
            throw new RefusedException(Problem.of(
                    ProblemCode.UNREADABLE,
                    "More than " + MOST_SKIPPED + " rows cannot be used: this is another file."));
        }
    }

    Set<String> skippedNames() {
        return skippedNames;
    }

    /** Whether the source as a whole is refused. */
    public boolean anyProblem() {
        return problemCount > 0;
    }

    /** Whether the source as a whole, or a row of it where none is skipped, refuses it. */
    boolean refuses() {
        return anyProblem() || !lenient && !badRows.isEmpty();
    }

    public long skippedRows() {
        return skippedRows;
    }

    /** The problems, and a closing one when there were more than are kept. */
    public List<Problem> problems() {
        var all = new ArrayList<>(problems);
        badRows.problems().forEach(all::add);
        var untold = Math.max(0, problemCount - KEPT) + badRows.untold();
        if (untold > 0) {
            all.add(Problem.of(ProblemCode.MORE, more(untold)));
        }
        return all;
    }

    /** All notes, those of the rows that were skipped included. */
    public Notes notes() {
        return notes;
    }

    /** The corrections, and a closing line when there were more than are kept. */
    public List<String> corrections() {
        var all = new ArrayList<>(corrections);
        if (correctionCount > KEPT) {
            all.add(more(correctionCount - KEPT));
        }
        return all;
    }

    private static String more(long count) {
        return "... and " + count + " more.";
    }
}
