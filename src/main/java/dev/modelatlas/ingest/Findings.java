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

    private final Kept problems = new Kept();
    private final Kept corrections = new Kept();
    private final Set<String> skippedNames = new HashSet<>();
    private long skippedRows;

    /** Something that cannot be taken in: refuses the source, or skips the row when the import is lenient. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /** A value that was mended, ignored or could not be resolved, without harm to the row. */
    public void correction(String sentence) {
        corrections.add(sentence);
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
            throw new RefusedException("More than " + MOST_SKIPPED + " rows cannot be used: this is another file.");
        }
    }

    Set<String> skippedNames() {
        return skippedNames;
    }

    public boolean anyProblem() {
        return problems.count > 0;
    }

    public long skippedRows() {
        return skippedRows;
    }

    /** The problems, and a closing line when there were more than are kept. */
    public List<String> problems() {
        return problems.sentences();
    }

    /** The corrections, and a closing line when there were more than are kept. */
    public List<String> corrections() {
        return corrections.sentences();
    }

    private static final class Kept {
        private final List<String> first = new ArrayList<>();
        private long count;

        void add(String sentence) {
            if (count++ < KEPT) {
                first.add(sentence);
            }
        }

        List<String> sentences() {
            if (count <= KEPT) {
                return List.copyOf(first);
            }
            var all = new ArrayList<>(first);
            all.add("... and " + (count - KEPT) + " more.");
            return all;
        }
    }
}
