package dev.modelatlas.csv;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class FormulaGuardTest {
    private static final String HEADER =
            String.join(",", Stream.of(Fact.values()).map(Fact::column).toList()) + "\n";

    /** Blank cells of the facts that the first edition does not have. */
    private static final String LATER =
            ",".repeat(Fact.values().length - Fact.of(1).size());

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "=1+2, '=1+2",
                "+1, '+1",
                "-1, '-1",
                "@SUM(A1), '@SUM(A1)",
                "＝1, '＝1",
                "'=1, ''=1",
                "''=1, '''=1",
                "'a, 'a",
                "a=1, a=1",
            })
    void guardsACellThatBeginsLikeAFormula(String text, String cell) {
        assertThat(FormulaGuard.guarded(text)).isEqualTo(cell);
        assertThat(FormulaGuard.unguarded(cell)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t1", "\r1", "\n1"})
    void guardsACellThatBeginsWithATabOrLineBreak(String text) {
        assertThat(FormulaGuard.guarded(text)).isEqualTo("'" + text);
        assertThat(FormulaGuard.unguarded("'" + text)).isEqualTo(text);
    }

    @Test
    void exportingAnImportedExportGivesTheSameBytes() {
        var file = HEADER
                + "a,'=HYPERLINK(0),2024-01-01,'@Home|=b,US,,'-x|y,\"'+,\",1e-07,,0.5,,,,,UNKNOWN,'=a,," + LATER + "\n"
                + "b,''=2,2024-01-02,\"''+, \"\"quoted\"\"\",KR,,,,,,,,,7,,UNKNOWN,'a|'b\\|c,https://example.org/=,"
                + LATER + "\n";
        var first = Atlas.empty();
        first.take("2026-01-01", file);
        var exported = first.export(1);
        assertThat(exported).isEqualTo(file);
        var second = Atlas.empty();
        second.take("2026-01-01", exported);
        assertThat(second.export(1)).isEqualTo(exported);
        List<String> names = second.lines("select name from model_version order by slug");
        assertThat(names).containsExactly("=HYPERLINK(0)", "'=2");
    }

    @Test
    void laterColumnsAreBlankIfAnImportedEarlyExportIsExportedAgain() {
        var early = String.join(",", Fact.of(1).stream().map(Fact::column).toList()) + "\n";
        var row = "a,Alpha,2024-01-01,Home,US,,,,,,,,,,,UNKNOWN,,,";
        var atlas = Atlas.empty();
        atlas.take("2026-01-01", early + row + "\n");
        assertThat(atlas.export(1)).isEqualTo(HEADER + row + LATER + "\n");
    }
}
