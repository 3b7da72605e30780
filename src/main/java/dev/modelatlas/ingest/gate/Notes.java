package dev.modelatlas.ingest.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The notes of one import: the first {@value #KEPT} word for word, and how many there are of each code. */
public final class Notes {
    /** How many are kept word for word. */
    public static final int KEPT = 1000;

    private final List<Note> kept = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();

    /** Takes one more. */
    public void add(Note note) {
        counts.merge(note.code().name(), 1L, Long::sum);
        if (kept.size() < KEPT) {
            kept.add(note);
        }
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** Those that are kept, by line; those about no line last. */
    public List<Note> kept() {
        return kept.stream()
                .sorted(Comparator.comparing(Note::line, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** How many there are, those that are not kept included. */
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many there are of each code, those that are not kept included. */
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
