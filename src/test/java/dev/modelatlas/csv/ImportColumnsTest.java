package dev.modelatlas.csv;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Documents;

import static org.assertj.core.api.Assertions.assertThat;

/** The documents and the template describe exactly the columns that the importer knows. */
@Concurrent
class ImportColumnsTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Map<Fact, Map<String, String>> WORDS = Map.of(
            Fact.RECORDED_SECTORS, DialectVocabulary.of(Fact.RECORDED_SECTORS),
            Fact.ACCESSIBILITY, DialectVocabulary.of(Fact.ACCESSIBILITY),
            Fact.CONFIDENCE, DialectVocabulary.of(Fact.CONFIDENCE));

    /** The cells of each row of the table, without the first, by the column that the row describes. */
    private static final Map<String, List<String>> TABLE = Documents.text(Path.of("docs/importing.md"))
            .replaceFirst("(?s).*\n### Columns\n", "")
            .replaceFirst("(?s)\n#.*", "")
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> List.of(line.substring(2).split("(?<!\\\\) ?[|] ?", -1)))
            .collect(Collectors.toMap(cells -> cells.get(0), cells -> cells.subList(1, cells.size())));

    @Test
    void documentedTableListsEachColumnAndMarksRequiredOnes() {
        assertThat(TABLE.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Fact.values())
                        .map(column ->
                                "`" + column.column() + "`" + (Fact.REQUIRED.contains(column) ? " (required)" : ""))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void documentedTableHasTheHeadersAndTypeOfEachColumn(Fact column) {
        var cells = row(column);
        assertThat(codes(cells.get(0)))
                .containsExactlyElementsOf(
                        column.headers().subList(1, column.headers().size()));
        assertThat(cells.get(1))
                .isEqualTo(
                        switch (column.kind()) {
                            case TEXT, TERM -> "text";
                            case DATE -> "day";
                            case NUMBER, SHARE -> "number";
                            case WHOLE_NUMBER -> "whole number";
                            case LIST, LINKS -> "list";
                        });
        if (WORDS.containsKey(column)) {
            assertThat(codes(cells.get(2)))
                    .containsExactlyElementsOf(
                            new LinkedHashSet<>(WORDS.get(column).values()));
        }
    }

    @Test
    void templateOmitsTheColumnThatOccursOnlyInExports() {
        assertThat(ImportTemplate.text())
                .isEqualTo(ExportFormat.CSV
                        .header(ExportColumn.of(Fact.LATEST_EDITION, false))
                        .replace(",corrected", ""))
                .startsWith("slug,name,released_on,");
    }

    private static List<String> row(Fact column) {
        return TABLE.entrySet().stream()
                .filter(row -> row.getKey().startsWith("`" + column.column() + "`"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }
}
