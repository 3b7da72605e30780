package dev.modelatlas.csv;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from executing cells. A cell that begins like a formula is written with an apostrophe before it,
 * and so is a cell that already begins with apostrophes and a formula. Reading removes one apostrophe, so nothing is
 * lost.
 */
final class FormulaGuard {
    private static final char GUARD = '\'';
    /** The characters with which formulas begin. The full-width signs do so, too, where keyboards produce them. */
    private static final String FORMULA = "[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20]";

    private static final Pattern TO_BE_GUARDED = Pattern.compile(GUARD + "*" + FORMULA);
    private static final Pattern GUARDED = Pattern.compile(GUARD + "+" + FORMULA);

    private FormulaGuard() {}

    /** The cell as it is written to a file. */
    static String guarded(String text) {
        return TO_BE_GUARDED.matcher(text).lookingAt() ? GUARD + text : text;
    }

    /** The string that a cell in a file stands for. */
    static String unguarded(String cell) {
        return GUARDED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
