package dev.modelatlas.ingest;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** How text is normalised before it is stored or compared. */
public final class PlainText {
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    /** Zero-width blanks, marks that turn the direction of writing around, and the like. */
    private static final Pattern FORMAT = Pattern.compile("\\p{Cf}");

    private PlainText() {}

    /** The same without format characters, which nobody sees: for files, which hold them by accident. */
    public static String visible(String raw) {
        return raw == null ? "" : of(FORMAT.matcher(raw).replaceAll(""));
    }

    /** NFC, trimmed, every inner run of white space or control characters one blank; empty for null. */
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
