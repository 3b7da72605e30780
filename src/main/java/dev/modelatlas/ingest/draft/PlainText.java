package dev.modelatlas.ingest.draft;

import java.text.Normalizer;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Normalizes strings before they are stored or compared. */
public final class PlainText {
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    /**
     * Format characters, such as zero-width characters and marks that change the writing direction. Also the fillers for
     * missing Korean letters and the blank braille cell, which Unicode classifies as letters and as a symbol.
     */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\u115f\\u1160\\u3164\\uffa0\\u2800]");

    private PlainText() {}

    /** The normalized string without invisible characters, which files often contain by accident. */
    public static String visible(String raw) {
        return raw == null ? "" : of(INVISIBLE.matcher(raw).replaceAll(""));
    }

    /** The first invisible character of a normalized string. */
    public static OptionalInt invisible(String text) {
        var found = INVISIBLE.matcher(text);
        return found.find() ? OptionalInt.of(text.codePointAt(found.start())) : OptionalInt.empty();
    }

    /**
     * The normalized string: NFC, trimmed, with each run of white space or control characters replaced by one space;
     * empty for null.
     */
    public static String of(String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        return WHITE_SPACE
                .matcher(Normalizer.normalize(raw, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }
}
