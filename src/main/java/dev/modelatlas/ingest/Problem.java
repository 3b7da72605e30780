package dev.modelatlas.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Something that keeps a source, or a row of it, from being taken in.
 *
 * @param code stable, for programs
 * @param message a whole sentence for people; that of a file's row begins with its line
 * @param line where it stands in a file, from 1; null when it is not about one line, or not in a file
 * @param path where it stands in a call, such as {@code upserts, 3, releasedOn}; empty when it is about the whole, or
 *     in a file
 */
public record Problem(ProblemCode code, String message, Long line, List<String> path) {
    private static final int MOST_BYTES = 1024;

    /** Whatever a message quotes, it stays short: many are kept, sent and logged. */
    public Problem {
        message = bounded(message);
    }

    /** One of the whole. */
    public static Problem of(ProblemCode code, String message) {
        return new Problem(code, message, null, List.of());
    }

    /** One of a line of a file, which the message names, too. */
    public static Problem inFile(long line, ProblemCode code, String message) {
        return new Problem(code, message, line, List.of());
    }

    /** One of a part of a call. */
    public static Problem inCall(ProblemCode code, String message, String... path) {
        return new Problem(code, message, null, List.of(path));
    }

    private static String bounded(String message) {
        if (message.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
            return message;
        }
        var end = Math.min(message.length(), MOST_BYTES);
        while (message.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES - 3) {
            end -= Math.max(1, end / 64);
        }
        return message.substring(0, Character.isHighSurrogate(message.charAt(end - 1)) ? end - 1 : end) + "...";
    }
}
