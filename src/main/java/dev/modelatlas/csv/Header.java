package dev.modelatlas.csv;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.modelatlas.ingest.PlainText;
import dev.modelatlas.ingest.Problem;
import dev.modelatlas.ingest.ProblemCode;
import dev.modelatlas.ingest.RefusedException;

/** Where each column stands in a file; columns are found by name, because their order differs from file to file. */
final class Header {
    private final Dialect dialect;
    private final List<String> names;
    private final Map<Column, Integer> positions = new EnumMap<>(Column.class);

    /** @throws RefusedException when a required column is missing or a name occurs twice */
    Header(List<String> fields) {
        names = fields.stream().map(PlainText::of).toList();
        dialect = Dialect.of(names);
        for (var column : Column.values()) {
            column.headers().stream().filter(names::contains).findFirst().ifPresent(name -> {
                positions.put(column, names.indexOf(name));
                if (names.indexOf(name) != names.lastIndexOf(name)) {
                    throw new RefusedException(
                            unreadable("Line 1: the column \"" + name + "\" occurs twice. Remove one of them."));
                }
            });
        }
        var missing = new ArrayList<Problem>();
        for (var column : Column.REQUIRED) {
            if (!positions.containsKey(column)) {
                missing.add(unreadable("Line 1: the column \"" + String.join("\" or \"", column.headers())
                        + "\" is missing. The columns found are: " + String.join(", ", names) + "."));
            }
        }
        if (!missing.isEmpty()) {
            throw new RefusedException(missing);
        }
    }

    private static Problem unreadable(String sentence) {
        return Problem.inFile(1, ProblemCode.UNREADABLE, sentence);
    }

    int size() {
        return names.size();
    }

    Dialect dialect() {
        return dialect;
    }

    /** Position from 0; -1 when the file does not have the column. */
    int indexOf(Column column) {
        return positions.getOrDefault(column, -1);
    }

    String nameOf(Column column) {
        return positions.containsKey(column) ? names.get(positions.get(column)) : column.ownHeader();
    }
}
