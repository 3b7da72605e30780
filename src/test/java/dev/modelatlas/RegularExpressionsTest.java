package dev.modelatlas;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Clients and files choose the texts that regular expressions read. With the wrong expression, one header of 20 KB would
 * take seconds.
 */
@Concurrent
class RegularExpressionsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path CLASSES = Path.of("target/classes");
    private static final Pattern IN_A_CALL =
            Pattern.compile("[.](split|replaceAll|replaceFirst|matches)\\(\\s*\"((?:[^\"\\\\]|\\\\.)+)\"");
    private static final Pattern MATCHED =
            Pattern.compile("[.](?:matches|lookingAt)\\(\\)|Matcher::matches|asMatchPredicate");
    private static final List<String> TAILS = List.of("", "\u0001", "b", "!");
    /** Patterns that read only texts of this program. */
    private static final Set<String> OWN_TEXTS = Set.of(
            "dev.modelatlas.graphql.schema.ServedSchema.NULL",
            "dev.modelatlas.model.ModelCombinations.COLUMN",
            "dev.modelatlas.site.PageShell.GAPS");

    private static final int SHORT = 250;
    private static final int LONG = 4 * SHORT;

    private enum Use {
        /** Compares the pattern with the text from its first character. */
        MATCHES,
        /** Searches the text for the pattern, from each of its characters. */
        FIND
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void workIsProportionalToTheLengthOfTheText(String name, Use use, Pattern pattern) {
        for (var head : new LinkedHashSet<>(List.of("", literalHead(pattern)))) {
            for (var filler : fillers(pattern)) {
                for (var tail : TAILS) {
                    var few = steps(use, pattern, head + filler.repeat(SHORT) + tail);
                    var many = steps(use, pattern, head + filler.repeat(LONG) + tail);
                    assertThat(many)
                            .as("characters that %s reads for %d times \"%s\"", name, LONG, filler)
                            .isLessThan(8 * (few + LONG));
                }
            }
        }
    }

    static Stream<Arguments> patterns() throws IOException, ReflectiveOperationException {
        var patterns = new ArrayList<Arguments>();
        for (var file : files(CLASSES.resolve("dev/modelatlas"), ".class")) {
            var name = CLASSES.relativize(file).toString().replace(".class", "").replace('/', '.');
            for (var field : Class.forName(name, false, RegularExpressionsTest.class.getClassLoader())
                    .getDeclaredFields()) {
                var full = name + "." + field.getName();
                if (field.getType() == Pattern.class
                        && Modifier.isStatic(field.getModifiers())
                        && !OWN_TEXTS.contains(full)) {
                    field.setAccessible(true);
                    patterns.add(arguments(full, use(name, field.getName()), field.get(null)));
                }
            }
        }
        for (var file : files(SOURCES, ".java")) {
            IN_A_CALL.matcher(Files.readString(file)).results().forEach(call -> {
                var text = call.group(2).translateEscapes();
                patterns.add(arguments(
                        file.getFileName() + ": " + text,
                        call.group(1).equals("matches") ? Use.MATCHES : Use.FIND,
                        Pattern.compile(text)));
            });
        }
        assertThat(patterns).hasSizeGreaterThan(80);
        return patterns.stream();
    }

    /** {@code MATCHES} if each statement that uses the pattern compares it with the text from its first character. */
    private static Use use(String type, String pattern) throws IOException {
        var source =
                Files.readString(SOURCES.resolve(type.replaceFirst("[$].*", "").replace('.', '/') + ".java"));
        var uses = Pattern.compile("(?<![\"\\w])" + pattern + "(?=\\s*(?:::|[.,)]))[^;]*")
                .matcher(source)
                .results()
                .toList();
        assertThat(uses).as("statements that use " + pattern).isNotEmpty();
        return uses.stream().allMatch(use -> MATCHED.matcher(use.group()).find()) ? Use.MATCHES : Use.FIND;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** The characters before the first one that has a special meaning. */
    private static String literalHead(Pattern pattern) {
        return pattern.pattern().replaceFirst("(?s)^(?:\\(\\?i\\))?([A-Za-z0-9/:_ -]*+).*", "$1");
    }

    /** Each character of the pattern itself, and others that patterns often repeat. */
    private static Set<String> fillers(Pattern pattern) {
        var fillers = new LinkedHashSet<>(List.of(" ", "\t", "\n", "a", "A", "0", "-", "a-", "\u0301", "가"));
        Arrays.stream(pattern.pattern().split("")).forEach(fillers::add);
        return fillers;
    }

    private static long steps(Use use, Pattern pattern, String text) {
        var counted = new CountedText(text);
        var matcher = pattern.matcher(counted);
        switch (use) {
            case MATCHES -> {
                matcher.lookingAt();
                matcher.matches();
            }
            case FIND -> matcher.results().forEach(found -> {});
        }
        return counted.steps;
    }

    /** A text that counts how often its characters are read. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private long steps;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            steps++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
