package dev.modelatlas.trend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The statements of this room. Each is a {@code .sql} file beside this class; a {@code ${piece}} in it is one of the
 * pieces given, or another of the files. What is counted in advance for all models of a revision has two files: {@code
 * <name>_of_cells.sql} and {@code <name>_of_facts.sql}. Pieces are constant text of this program: values of clients are
 * parameters.
 */
final class Statement {
    private static final Pattern PIECE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Map<String, String> FILES = new ConcurrentHashMap<>();

    private Statement() {}

    /**
     * The text of the file, all its pieces put in.
     *
     * @param source which file where there are two: "cells" or "facts"
     */
    static String of(String file, String source, Map<String, String> pieces) {
        var text = FILES.computeIfAbsent(file + "_of_" + source, which -> read(file, which));
        return PIECE.matcher(text).replaceAll(piece -> {
            var given = pieces.get(piece.group(1));
            return Matcher.quoteReplacement(given == null ? of(piece.group(1), source, pieces) : given);
        });
    }

    private static String read(String file, String ofSource) {
        return Stream.of(file, ofSource)
                .map(name -> Statement.class.getResource(name + ".sql"))
                .filter(Objects::nonNull)
                .map(Statement::text)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + file + ".sql"));
    }

    private static String text(URL file) {
        try (var stream = file.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
