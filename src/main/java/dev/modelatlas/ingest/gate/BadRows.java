package dev.modelatlas.ingest.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.modelatlas.ingest.Problem;

/** What keeps rows from being used, told once for all rows of which the same is to be said. */
public final class BadRows {
    private static final int LINES = 5;

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final int most;
    private long untold;

    /** @param most how many different things are kept */
    public BadRows(int most) {
        this.most = most;
    }

    /** The first of its kind, how many there are, and where the first few stand. */
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
                return Problem.inFile(first.line(), first.code(), first.message());
            }
            var more = count - lines.size();
            var places = lines.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + (more == 0 ? "" : " and " + more + " more");
            return Problem.inFile(
                    first.line(),
                    first.code(),
                    count + " rows (lines " + places + "), column \"" + first.column() + "\": \"" + first.value()
                            + "\" " + rest);
        }
    }

    /** @param rest what the message says behind the value, the same for all that are equal; null for one that stands alone */
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

    /** In the order in which the first of each kind was found. */
    public Stream<Problem> problems() {
        return groups.values().stream().map(Group::problem);
    }

    /** How many are not among the problems. */
    public long untold() {
        return untold;
    }
}
