package dev.modelatlas.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import dev.modelatlas.value.Sha256;

/** Formats one row for PostgreSQL's COPY in text format. */
final class CopyRow {
    private final StringBuilder text = new StringBuilder();

    /** Adds a value in PostgreSQL's text format. Null becomes NULL. */
    CopyRow add(Object value) {
        separate();
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    /** Adds an array of strings. */
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

    /** Adds the value of a fact: a list of strings, a single value, or null. */
    @SuppressWarnings("unchecked")
    CopyRow addValue(Object value) {
        return value instanceof List<?> values ? add((List<String>) values) : add(value);
    }

    /** Adds all values of another row. */
    CopyRow add(CopyRow others) {
        separate();
        text.append(others.text);
        return this;
    }

    /**
     * A digest of the values.
     *
     * @param meaning version number that is included in the digest, so that digests of different versions differ
     */
    UUID digest(int meaning) {
        var hash = ByteBuffer.wrap(
                Sha256.of(new byte[] {(byte) meaning}, text.toString().getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }

    /** The whole row, with a line feed at the end. */
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
