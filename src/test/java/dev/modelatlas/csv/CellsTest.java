package dev.modelatlas.csv;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class CellsTest {
    private static final List<String> HEADER = List.of(
            "Model",
            "Publication date",
            "Organization",
            "Country (of organization)",
            "Parameters",
            "Hardware quantity");

    private final List<ProblemCode> problems = new ArrayList<>();

    /**
     * Compared as text to distinguish negative zero: PostgreSQL treats 0.0 and -0.0 as equal but prints them
     * differently.
     */
    @ParameterizedTest
    @CsvSource({
        "-0, 0.0",
        "-0.0, 0.0",
        "-0e5, 0.0",
        "-1e-400, 0.0",
        "+0, 0.0",
        "7e9, 7.0E9",
        ".5, 0.5",
        "5., 5.0",
        "+1.5E+3, 1500.0"
    })
    void readsFiniteNumbersAndReadsNegativeZeroAsZero(String cell, String number) {
        assertThat(cells(cell, "").number(Fact.PARAMETERS)).hasToString(number);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-1e-300, OUT_OF_RANGE",
        "1e400, OUT_OF_RANGE",
        "NaN, MALFORMED",
        "0x1p3, MALFORMED",
        "1e12345, MALFORMED",
        "1d, MALFORMED",
        "., MALFORMED"
    })
    void reportsAnInvalidNumberAndTreatsItAsUnknown(String cell, ProblemCode problem) {
        assertThat(cells(cell, "").number(Fact.PARAMETERS)).isNull();
        assertThat(problems).containsExactly(problem);
    }

    @Test
    void acceptsWholeNumbersUpToTheMaximumInt() {
        assertThat(cells("", "2147483647").wholeNumber(Fact.HARDWARE_QUANTITY)).isEqualTo(Integer.MAX_VALUE);
        assertThat(cells("", "0").wholeNumber(Fact.HARDWARE_QUANTITY)).isZero();
        assertThat(cells("", "").wholeNumber(Fact.HARDWARE_QUANTITY)).isNull();
        assertThat(problems).isEmpty();
        assertThat(cells("", "2147483648").wholeNumber(Fact.HARDWARE_QUANTITY)).isNull();
        assertThat(cells("", "0.5").wholeNumber(Fact.HARDWARE_QUANTITY)).isNull();
        assertThat(problems).containsExactly(ProblemCode.OUT_OF_RANGE, ProblemCode.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2024-02-29", "2025-02-01"})
    void acceptsDatesFrom1900ToTheLatestAllowedDate(String day) {
        assertThat(dated(day).date(Fact.RELEASED_ON)).hasToString(day);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1899-12-31, OUT_OF_RANGE",
        "2025-02-02, IN_THE_FUTURE",
        "2023-02-29, MALFORMED",
        "2024-2-29, MALFORMED",
        "+2024-02-29, MALFORMED"
    })
    void reportsAnInvalidDate(String day, ProblemCode problem) {
        assertThat(dated(day).date(Fact.RELEASED_ON)).isNull();
        assertThat(problems).containsExactly(problem);
    }

    @Test
    void treatsTooLongTextAsUnknown() {
        assertThat(named("x".repeat(500)).text(Fact.NAME)).hasSize(500);
        assertThat(problems).isEmpty();
        assertThat(named("x".repeat(501)).text(Fact.NAME)).isEmpty();
        assertThat(problems).containsExactly(ProblemCode.TOO_LONG);
    }

    @Test
    void treatsTooLongListsAsUnknown() {
        assertThat(listed(1_000, " ,Lab 1").list(Fact.ORGANIZATIONS)).hasSize(1_000);
        assertThat(problems).isEmpty();
        assertThat(listed(1_001, "").list(Fact.ORGANIZATIONS)).isEmpty();
        assertThat(problems).containsExactly(ProblemCode.TOO_MANY);
    }

    private Cells listed(int organizations, String others) {
        var names = IntStream.range(0, organizations).mapToObj(i -> "Lab " + i).collect(Collectors.joining(","));
        return cells(List.of("A", "2024-01-01", names + others, "", "", ""));
    }

    private Cells named(String name) {
        return cells(List.of(name, "2024-01-01", "", "", "", ""));
    }

    private Cells dated(String day) {
        return cells(List.of("A", day, "", "", "", ""));
    }

    private Cells cells(String parameters, String quantity) {
        return cells(List.of("A", "2024-01-01", "", "", parameters, quantity));
    }

    private Cells cells(List<String> fields) {
        return new Cells(
                new Header(HEADER),
                fields,
                LocalDate.parse("2025-02-01"),
                (code, column, value, wrong, right) -> problems.add(code));
    }
}
