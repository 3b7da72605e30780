package dev.modelatlas.ingest.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The reason why a source, or a row of it, cannot be imported.
 *
 * @param code a stable code, for programs
 * @param message a complete sentence for people; if the problem is in a row of a file, the sentence begins with the
 *     line number
 * @param line line of the file, starting at 1; null when the problem is not about one line, or not in a file
 * @param column header of the column in the file; null when the problem is not about one column, or not in a file
 * @param path path in a call, such as {@code upserts, 3, releasedOn}; empty when the problem is about the whole call,
 *     or in a file
 */
public record Problem(ProblemCode code, String message, Long line, String column, List<String> path) {
    private static final int MOST_BYTES = 1024;

    /**
     * Shortens a long message, such as one that quotes a long value, because many messages are stored, sent and logged.
     */
    public Problem {
        message = bounded(message);
    }

    /** A problem with the whole source. */
    public static Problem of(ProblemCode code, String message) {
        return new Problem(code, message, null, null, List.of());
    }

    /** A problem with a line of a file. The message must name the line, too. */
    public static Problem inFile(long line, ProblemCode code, String message) {
        return inCell(line, null, code, message);
    }

    /**
     * A problem with a cell of a file. If the column is null, the problem is about the whole line; if the line is null,
     * about the whole column.
     *
     * @param column header of the column, as in the file
     */
    public static Problem inCell(Long line, String column, ProblemCode code, String message) {
        return new Problem(code, message, line, column, List.of());
    }

    /**
     * A problem with some part of a call.
     *
     * @param path path of the part; null elements are left out
     */
    public static Problem inCall(ProblemCode code, String message, String... path) {
        return new Problem(
                code,
                message,
                null,
                null,
                Stream.of(path).filter(Objects::nonNull).toList());
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
