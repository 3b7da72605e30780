package dev.modelatlas.value;

/** Shortens a string of any length for a message that quotes it. */
public final class Excerpt {
    private Excerpt() {}

    /**
     * The whole string, or its beginning followed by three dots.
     *
     * @param most maximum number of characters (code points) that are shown
     */
    public static String of(String text, int most) {
        return text.length() <= most || text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "...";
    }
}
