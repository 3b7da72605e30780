package dev.modelatlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Documents;

import static org.assertj.core.api.Assertions.assertThat;

/** Links between documents work, and no document is too long. */
@Concurrent
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");

    static Stream<Path> documents() {
        return Documents.all().stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadToExistingFilesAndHeadings(Path document) {
        var text = CODE.matcher(Documents.text(document)).replaceAll("");
        assertThat(LINK.matcher(text).results().map(match -> match.group(1)))
                .filteredOn(link -> !link.matches("(https?|mailto):.*"))
                .allSatisfy(link -> {
                    var parts = link.split("#", 2);
                    var file = parts[0].isEmpty()
                            ? document
                            : document.resolveSibling(parts[0]).normalize();
                    assertThat(file).exists();
                    if (parts.length == 2) {
                        assertThat(anchors(file)).contains(parts[1]);
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({"README.md, 150", "ARCHITECTURE.md, 200"})
    void documentHasALimitedLength(String document, int most) {
        assertThat(Documents.text(Path.of(document)).lines()).hasSizeLessThanOrEqualTo(most);
    }

    @Test
    void picturesAreSmallerThan150Kilobytes() throws IOException {
        try (var pictures = Files.list(Path.of("docs/images"))) {
            assertThat(pictures.toList())
                    .isNotEmpty()
                    .allSatisfy(picture -> assertThat(Files.size(picture)).isLessThan(150_000));
        }
    }

    /** The anchors of a file's headings, as GitHub creates them. */
    private static List<String> anchors(Path file) {
        return HEADING.matcher(CODE.matcher(Documents.text(file)).replaceAll(""))
                .results()
                .map(match -> match.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
