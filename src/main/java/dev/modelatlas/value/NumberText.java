package dev.modelatlas.value;

/** Writes a number for a message, as a client would write it. */
public final class NumberText {
    private NumberText() {}

    /** The shortest text that means this number: 1e26, not 1.0E26, and 7, not 7.0. */
    public static String of(double number) {
        return Double.toString(number).replace(".0E", "e").replace('E', 'e').replaceAll("\\.0$", "");
    }
}
