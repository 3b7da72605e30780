package dev.modelatlas.ingest;

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
}
