package dev.modelatlas.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What reading and checking a source found. Keeps the first {@value #KEPT} of each kind and counts the rest, so that
 * a hopeless file costs no memory.
 */
public final class Findings {
    /** How many findings of each kind are kept word for word. */
    public static final int KEPT = 1000;

    private static final int MOST_SKIPPED = 100_000;

    private final List<Problem> problems = new ArrayList<>();
    private final List<String> corrections = new ArrayList<>();
    private long problemCount;
    private long correctionCount;
    private final Set<String> skippedNames = new HashSet<>();
    private long skippedRows;

    /** Something that cannot be taken in: refuses the source, or skips the row when the import is lenient. */
    public void problem(Problem problem) {
        if (problemCount++ < KEPT) {
            problems.add(problem);
        }
    }

    /** A value that was mended, ignored or could not be resolved, without harm to the row. */
    public void correction(String sentence) {
        if (correctionCount++ < KEPT) {
            corrections.add(sentence);
        }
    }

    /** Rows were left out, after their problem was told; another row speaks for their model. */
    void skipped(long rows) {
        skippedRows += rows;
    }

    /**
     * A row was left out, after its problem was told. Its model stays as it is: the source still has it.
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

    public boolean anyProblem() {
        return problemCount > 0;
    }

    public long skippedRows() {
        return skippedRows;
    }

    /** The problems, and a closing one when there were more than are kept. */
    public List<Problem> problems() {
        var all = new ArrayList<>(problems);
        if (problemCount > KEPT) {
            all.add(Problem.of(ProblemCode.MORE, more(problemCount)));
        }
        return all;
    }

    /** The corrections, and a closing line when there were more than are kept. */
    public List<String> corrections() {
        var all = new ArrayList<>(corrections);
        if (correctionCount > KEPT) {
            all.add(more(correctionCount));
        }
        return all;
    }

    private static String more(long count) {
        return "... and " + (count - KEPT) + " more.";
    }
}
