package dev.modelatlas.ingest.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The notes of one import. The notes without a line and the notes of the first lines are kept in full, {@value #KEPT} in
 * total. Of the others, only their number for each code is kept.
 */
public final class Notes {
    /** Maximum number of notes kept in full. */
    public static final int KEPT = 1000;

    /** The order in which notes are kept. Notes without a line are about the whole source, so they are dropped last. */
    private static final Comparator<Note> MOST_IMPORTANT_FIRST =
            Comparator.comparing(Note::line, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final List<Note> kept = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();

    public void add(Note note) {
        counts.merge(note.code().name(), 1L, Long::sum);
        kept.add(note);
        if (kept.size() == 2 * KEPT) {
            dropLast();
        }
    }

    /**
     * Drops the least important notes above the maximum. They are not always the last ones added: notes about early
     * lines may be added after notes about later lines.
     */
    private void dropLast() {
        if (kept.size() > KEPT) {
            kept.sort(MOST_IMPORTANT_FIRST);
            kept.subList(KEPT, kept.size()).clear();
        }
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** The notes whose text is kept, sorted by line. Notes without a line come last. */
    public List<Note> kept() {
        dropLast();
        return kept.stream()
                .sorted(Comparator.comparing(Note::line, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** The number of all notes, including those whose text is not kept. */
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The number of notes for each code, sorted by code, including notes whose text is not kept. */
    public Map<String, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }
}
