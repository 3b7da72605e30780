package dev.modelatlas.trend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The statements of this room. Each is a {@code .sql} file beside this class; a {@code ${piece}} in it is one of the
 * pieces given, or another of the files. Where a statement or piece reads a {@link Source} otherwise than others, that has
 * a file {@code <name>_of_<source>.sql}. Pieces are constant text of this program: values of clients are parameters.
 */
final class Statement {
    private static final String PREDICATE = "predicate";
    private static final Pattern PIECE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Map<String, String> FILES = new ConcurrentHashMap<>();
    /** As many as there are files, dimensions and bases. */
    private static final Map<Asked, String> TEXTS = new ConcurrentHashMap<>();

    private record Asked(String file, Source source, Map<String, String> pieces) {}

    private Statement() {}

    /**
     * The text of the file, all its pieces put in.
     *
     * @param pieces of which there are few kinds: the texts are kept
     * @param predicate the filter as a condition on a row {@code m}
     */
    static String of(String file, Source source, Map<String, String> pieces, String predicate) {
        var text = TEXTS.computeIfAbsent(
                new Asked(file, source, pieces), it -> joined(it.file(), it.source(), it.pieces()));
        return text.replace("${" + PREDICATE + "}", predicate);
    }

    private static String joined(String file, Source source, Map<String, String> pieces) {
        var text = FILES.computeIfAbsent(
                file + "_of_" + source.name().toLowerCase(Locale.ROOT), which -> read(file, which));
        return PIECE.matcher(text).replaceAll(piece -> {
            var name = piece.group(1);
            var given = name.equals(PREDICATE) ? piece.group() : pieces.get(name);
            return Matcher.quoteReplacement(given == null ? joined(name, source, pieces) : given);
        });
    }

    private static String read(String file, String ofSource) {
        return Stream.of(ofSource, file)
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
