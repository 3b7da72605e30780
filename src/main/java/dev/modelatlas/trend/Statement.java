package dev.modelatlas.trend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of this room. Each is a {@code .sql} file beside this class; a {@code ${piece}} in it is one of the
 * pieces given, or another of the files. Pieces are constant text of this program: values of clients are parameters.
 */
final class Statement {
    private static final Pattern PIECE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Map<String, String> FILES = new ConcurrentHashMap<>();

    private Statement() {}

    /** The text of the file, all its pieces put in. */
    static String of(String file, Map<String, String> pieces) {
        var text = FILES.computeIfAbsent(file, Statement::read);
        return PIECE.matcher(text).replaceAll(piece -> {
            var given = pieces.get(piece.group(1));
            return Matcher.quoteReplacement(given == null ? of(piece.group(1), pieces) : given);
        });
    }

    private static String read(String file) {
        try (var stream = Statement.class.getResourceAsStream(file + ".sql")) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + file + ".sql");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
