package dev.modelatlas.claim;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Reads the files of reports, and refuses those with a mistake. */
@Concurrent
class ClaimLibraryTest {
    private static final Map<String, String> FILES = Map.of(
            "reports.json", "[\"is-1\"]",
            "is-1/report.json", """
                    {"title": {"en": "t", "ko": "t"}, "publisher": {"en": "p", "ko": "p"}, "publishedOn": "2024-08-19",
                     "asOf": "2024-07-16", "claims": ["01"]}""",
            "is-1/01.json", """
                    {"page": "4", "statement": {"en": "s", "ko": "s"}, "rule": {"en": "r", "ko": "r"}, "values": [
                     {"label": {"en": "l", "ko": "l"}, "at": "/trends/modelCount", "published": "144", "as": "EQUAL",
                      "essential": true}]}""",
            "is-1/01.graphql", "query ($revision: Int!) { trends(revision: $revision) { modelCount } }");

    @Test
    void readsReportsAndTheirClaims() {
        var library = library(FILES);
        assertThat(library.reports()).hasSize(1);
        assertThat(library.claims(null)).extracting(Claim::slug).containsExactly("is-1-01");
    }

    @Test
    void changeOfAnyFileChangesTheDigest() {
        var digests = new HashSet<String>();
        digests.add(library(FILES).digest());
        FILES.keySet()
                .forEach(path ->
                        digests.add(library(with(path, FILES.get(path) + " ")).digest()));
        assertThat(digests).hasSize(1 + FILES.size());
        assertThat(digests).contains(library(FILES).digest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "is-1/01.json     | \"page\"                 | \"pages\"                       | \"pages\"",
                "is-1/01.json     | \"label\": {\"en\": \"l\", \"ko\": \"l\"}, | `` | needs a \"label\"",
                "is-1/01.json     | \"at\": \"/trends/       | \"at\": \"trends/               | \"trends/modelCount\" is not a pointer",
                "is-1/01.json     | \"published\": \"144\",   | ``                              | A value needs \"published\"",
                "is-1/01.json     | \"EQUAL\"                | \"SIMILAR\"                     | SIMILAR",
                "is-1/01.json     | \"page\": \"4\",           | \"page\": \"4\", \"page\": \"5\",     | Duplicate field 'page'",
                "is-1/01.json     | \"published\": \"144\", \"as\": \"EQUAL\" | \"published\": \"1.5\", \"as\": \"TOP\", \"among\": \"/trends\" | needs a whole number",
                "is-1/01.json     | \"EQUAL\"                | \"TOP\"                         | \"among\" is required with \"TOP\"",
                "is-1/01.json     | \"144\", \"as\": \"EQUAL\" | \"some\", \"as\": \"AT_LEAST\"     | \"AT_LEAST\" needs a number",
                "is-1/01.json     | \"essential\": true      | \"bound\": \"1\"                | \"essential\": true or false",
                "is-1/01.json     | \"essential\": true      | \"essential\": false            | needs at least one value with \"essential\": true",
                "is-1/01.json     | \"rule\"                 | \"undecidable\"                 | needs a \"rule\"",
                "is-1/01.json     | {\"en\": \"s\", \"ko\": \"s\"} | {\"en\": \"s\"}                  | \"en\" and \"ko\"",
                "is-1/report.json | 2024-08-19             | Aug 2024                        | \"publishedOn\" must be a date",
                "is-1/report.json | 2024-07-16             | 2024                            | \"asOf\" must be null or a date",
                "is-1/report.json | [\"01\"]                 | [\"01\", \"01\"]                  | listed once",
                "is-1/report.json | [\"01\"]                 | [\"0_1\"]                       | \"0_1\" must consist of",
                "is-1/report.json | [\"01\"]                 | [\"02\"]                        | claim/is-1/02.json is missing",
                "reports.json     | [\"is-1\"]               | [\"is-1\", \"is-1\"]              | lists is-1 twice",
            })
    void refusesAFileWithAMistakeAndNamesTheFile(String path, String right, String wrong, String message) {
        assertThat(FILES.get(path)).contains(right);
        var files = with(path, FILES.get(path).replace(right, wrong == null ? "" : wrong));
        assertThatThrownBy(() -> library(files)).hasMessageContaining(message).hasMessageContaining("claim");
    }

    private static Map<String, String> with(String path, String text) {
        var files = new HashMap<>(FILES);
        files.put(path, text);
        return files;
    }

    private static ClaimLibrary library(Map<String, String> files) {
        return new ClaimLibrary(path -> files.containsKey(path)
                ? new ByteArrayInputStream(files.get(path).getBytes(StandardCharsets.UTF_8))
                : null);
    }
}
