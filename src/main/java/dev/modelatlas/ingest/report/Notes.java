package dev.modelatlas.ingest.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The notes of one import. The first {@value #KEPT} are kept in full; of the others, only their number for each code is kept. */
public final class Notes {
    /** Maximum number of notes kept in full. */
    public static final int KEPT = 1000;

    private final List<Note> kept = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();

    public void add(Note note) {
        counts.merge(note.code().name(), 1L, Long::sum);
        if (kept.size() < KEPT) {
            kept.add(note);
        }
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** The notes whose text is kept, sorted by line. Notes without a line come last. */
    public List<Note> kept() {
        return kept.stream()
                .sorted(Comparator.comparing(Note::line, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** The number of all notes, including those whose text is not kept. */
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The number of notes for each code, including notes whose text is not kept. */
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
