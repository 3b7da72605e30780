package dev.modelatlas.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes one row in the text format of PostgreSQL's COPY. */
final class CopyRow {
    private final StringBuilder text = new StringBuilder();

    /** A value as PostgreSQL reads its type; null is null. */
    CopyRow add(Object value) {
        separate();
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    /** An array of text. */
    CopyRow add(List<String> values) {
        separate();
        text.append('{');
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "\"" : ",\"");
            escape(values.get(i).replace("\\", "\\\\").replace("\"", "\\\""));
            text.append('"');
        }
        text.append('}');
        return this;
    }

    /** The row with its line end. */
    byte[] bytes() {
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void separate() {
        if (text.length() > 0) {
            text.append('\t');
        }
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
