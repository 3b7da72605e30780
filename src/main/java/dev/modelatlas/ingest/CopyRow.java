package dev.modelatlas.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

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

    /** All the values of another row. */
    CopyRow add(CopyRow others) {
        separate();
        text.append(others.text);
        return this;
    }

    /** Tells apart rows of other values, or of another meaning. */
    UUID digest(int meaning) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((byte) meaning);
            var hash = ByteBuffer.wrap(sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
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
