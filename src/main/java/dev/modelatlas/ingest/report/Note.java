package dev.modelatlas.ingest.report;

import dev.modelatlas.value.Excerpt;

/**
 * A note about a file or a call: a problem in the file and how the importer handled it, or a name that a call used first.
 *
 * @param code a stable code, for programs
 * @param line line in the file, starting at 1; null when the note is not about one line
 * @param column header of the column in the file, or name of the list in a call; null when the note is not about one
 *     cell
 * @param value value of the cell, shortened; null when the note is not about one cell
 * @param message the problem and what was done, in complete sentences
 */
public record Note(ProblemCode code, Long line, String column, String value, String message) {
    private static final int SHOWN = 80;

    /** A note about a whole row. */
    public static Note ofRow(ProblemCode code, long line, String message) {
        return new Note(code, line, null, null, message);
    }

    /** Shortens a value for a message. */
    public static String shortened(String value) {
        return Excerpt.of(value, SHOWN);
    }

    /** The same note with another sentence added. */
    public Note and(String sentence) {
        return new Note(code, line, column, value, message + " " + sentence);
    }
}
