package dev.modelatlas.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.modelatlas.fact.Fact;

/** How a file writes several values into one cell. */
enum Dialect {
    /** Epoch AI's format: commas without a following space separate values, and white space separates links. */
    EPOCH {
        @Override
        List<String> split(String cell) {
            return List.of(COMMA.split(cell));
        }

        @Override
        List<String> splitLinks(String cell) {
            return List.of(WHITE_SPACE.split(cell));
        }
    },
    /**
     * Our own format: values are separated by a vertical bar. A backslash precedes a bar or backslash that is part of a
     * value.
     */
    ATLAS {
        @Override
        List<String> split(String cell) {
            var values = new ArrayList<String>();
            var value = new StringBuilder();
            for (int i = 0; i < cell.length(); i++) {
                char c = cell.charAt(i);
                if (c == '\\' && i + 1 < cell.length()) {
                    value.append(cell.charAt(++i));
                } else if (c == '|') {
                    values.add(value.toString());
                    value.setLength(0);
                } else {
                    value.append(c);
                }
            }
            values.add(value.toString());
            return values;
        }

        @Override
        List<String> splitLinks(String cell) {
            return split(cell);
        }
    };

    private static final Pattern COMMA = Pattern.compile(",(?! )");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /** The raw values in a cell, including blank ones. */
    abstract List<String> split(String cell);

    /** The raw values in a cell with links. */
    abstract List<String> splitLinks(String cell);

    /** Recognizes the format of a file by its headers. Only our own format has the header {@code released_on}. */
    static Dialect of(List<String> header) {
        return header.contains(Fact.RELEASED_ON.column()) ? ATLAS : EPOCH;
    }
}
