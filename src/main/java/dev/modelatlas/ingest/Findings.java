package dev.modelatlas.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * What reading and checking a source found. Keeps the first {@value #KEPT} of each kind and counts the rest, so that
 * a hopeless file costs no memory.
 */
public final class Findings {
    /** How many findings of each kind are kept word for word. */
    public static final int KEPT = 1000;

    private final Kept problems = new Kept();
    private final Kept corrections = new Kept();
    private long skippedRows;

    /** Something that cannot be taken in: refuses the source, or skips the row when the import is lenient. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /** A value that was mended, ignored or could not be resolved, without harm to the row. */
    public void correction(String sentence) {
        corrections.add(sentence);
    }

    /** A row was left out, after its problem was told. */
    public void skipped(long rows) {
        skippedRows += rows;
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

    public long correctionCount() {
        return corrections.count;
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
