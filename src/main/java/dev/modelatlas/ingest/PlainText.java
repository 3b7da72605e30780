package dev.modelatlas.ingest;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** How text is normalised before it is stored or compared. */
public final class PlainText {
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private PlainText() {}

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
