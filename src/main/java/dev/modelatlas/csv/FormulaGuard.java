package dev.modelatlas.csv;

import java.util.regex.Pattern;

/**
 * Prevents spreadsheets from executing cells as formulas. Exports write an apostrophe before each cell that begins like
 * a formula. This includes cells with apostrophes before the formula. Imports remove one apostrophe, so the text stays
 * the same.
 */
final class FormulaGuard {
    private static final char GUARD = '\'';
    /**
     * The characters with which formulas begin. Full-width signs also begin formulas in regions whose keyboards produce
     * these signs.
     */
    private static final String FORMULA = "[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20]";

    private static final Pattern TO_BE_GUARDED = Pattern.compile(GUARD + "*" + FORMULA);
    private static final Pattern GUARDED = Pattern.compile(GUARD + "+" + FORMULA);

    private FormulaGuard() {}

    /** The cell as it is written to a file. */
    static String guarded(String text) {
        // Most texts begin with a letter, and need no pattern.
        if (!text.isEmpty() && Character.isLetterOrDigit(text.charAt(0))) {
            return text;
        }
        return TO_BE_GUARDED.matcher(text).lookingAt() ? GUARD + text : text;
    }

    /** The text of a cell from a file, without the apostrophe that {@link #guarded} added. */
    static String unguarded(String cell) {
        return GUARDED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
