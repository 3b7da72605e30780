package dev.modelatlas.ingest.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects the problems of rows. A problem that many rows have is reported once. */
public final class BadRows {
    private static final int LINES = 5;

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final int most;
    private long untold;

    /** @param most maximum number of different problems */
    public BadRows(int most) {
        this.most = most;
    }

    /** Rows with equal problems: the first row, the number of rows, and the lines of the first few rows. */
    private static final class Group {
        private final Note first;
        private final String rest;
        private final List<Long> lines = new ArrayList<>();
        private long count;

        Group(Note first, String rest) {
            this.first = first;
            this.rest = rest;
        }

        void add(long line) {
            count++;
            if (lines.size() < LINES) {
                lines.add(line);
            }
        }

        Problem problem() {
            if (count == 1 || rest == null) {
                return Problem.inCell(first.line(), first.column(), first.code(), first.message());
            }
            var more = count - lines.size();
            var places = lines.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + (more == 0 ? "" : " and " + more + " more");
            return Problem.inCell(
                    first.line(),
                    first.column(),
                    first.code(),
                    count + " rows (lines " + places + "), column \"" + first.column() + "\": \"" + first.value()
                            + "\" " + rest);
        }
    }

    /**
     * Adds the problem of a row.
     *
     * @param rest the part of the message after the cell's value. Rows with the same code, column and rest are reported
     *     together; null to report this row separately
     */
    public void add(Note note, String rest) {
        var key = rest == null ? note.message() : note.code() + " " + note.column() + " " + rest;
        var group = groups.get(key);
        if (group == null && groups.size() >= most) {
            untold++;
        } else {
            groups.computeIfAbsent(key, first -> new Group(note, rest)).add(note.line());
        }
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /** The problems, in the order in which each first occurred. */
    public Stream<Problem> problems() {
        return groups.values().stream().map(Group::problem);
    }

    /**
     * The number of rows whose problems are missing from {@link #problems}, because there are too many different
     * problems.
     */
    public long untold() {
        return untold;
    }
}
