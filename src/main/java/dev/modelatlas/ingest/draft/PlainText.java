package dev.modelatlas.ingest.draft;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Normalizes strings before they are stored or compared. */
public final class PlainText {
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    /** Format characters, such as zero-width characters and marks that change the writing direction. */
    private static final Pattern FORMAT = Pattern.compile("\\p{Cf}");

    private PlainText() {}

    /** The normalized string without invisible format characters, which files often contain by accident. */
    public static String visible(String raw) {
        return raw == null ? "" : of(FORMAT.matcher(raw).replaceAll(""));
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
