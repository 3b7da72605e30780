package dev.modelatlas.csv;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running what a cell says. Those that begin like a formula are given an apostrophe in front,
 * and so are those that begin like a guarded one, so that nothing is lost: reading takes off what writing has added.
 */
final class FormulaGuard {
    private static final char GUARD = '\'';
    /** The wide forms are formulas where the keyboard writes those. */
    private static final String FORMULA = "[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20]";

    private static final Pattern TO_BE_GUARDED = Pattern.compile(GUARD + "*" + FORMULA);
    private static final Pattern GUARDED = Pattern.compile(GUARD + "+" + FORMULA);

    private FormulaGuard() {}

    /** The text as a file has it. */
    static String guarded(String text) {
        return TO_BE_GUARDED.matcher(text).lookingAt() ? GUARD + text : text;
    }

    /** The text that a file's cell stands for. */
    static String unguarded(String cell) {
        return GUARDED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
