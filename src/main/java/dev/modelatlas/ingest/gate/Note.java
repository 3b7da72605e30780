package dev.modelatlas.ingest.gate;

import dev.modelatlas.ingest.ProblemCode;

/**
 * Something of a source that could not be used as it stands, and what was done instead.
 *
 * @param code stable, for programs
 * @param line where it stands in the file, from 1; null when it is not about one line
 * @param column as the file names it; null when it is not about one cell
 * @param value of the cell, shortened; null when it is not about one cell
 * @param message what is wrong and what was done, in whole sentences
 */
public record Note(ProblemCode code, Long line, String column, String value, String message) {
    private static final int SHOWN = 80;

    /** One of a row as a whole. */
    public static Note ofRow(ProblemCode code, long line, String message) {
        return new Note(code, line, null, null, message);
    }

    /** A value as messages show it. */
    public static String shortened(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
    }

    /** The same with another sentence behind it. */
    public Note and(String sentence) {
        return new Note(code, line, column, value, message + " " + sentence);
    }
}
