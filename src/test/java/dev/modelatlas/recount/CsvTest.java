package dev.modelatlas.recount;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class CsvTest {
    @Test
    void quotedFieldsMayContainCommasQuotesAndNewlines() {
        assertThat(Csv.parse("a,b\r\n\"x, \"\"y\"\"\n\",\n")).isEqualTo(List.of(Map.of("a", "x, \"y\"\n", "b", "")));
    }

    @Test
    void finalNewlineAndByteOrderMarkAreOptional() {
        assertThat(Csv.parse("\uFEFFa\n1\n2")).isEqualTo(List.of(Map.of("a", "1"), Map.of("a", "2")));
    }

    @Test
    void refusesMalformedQuotes() {
        assertThatThrownBy(() -> Csv.parse("a\n\"x")).hasMessage("A quoted field never ends");
        assertThatThrownBy(() -> Csv.parse("a\n\"x\"y")).hasMessageStartingWith("Something follows");
        assertThatThrownBy(() -> Csv.parse("a,b\n1")).hasMessageStartingWith("A record of 1 fields");
    }

    @Test
    void backslashEscapesTheSeparatorOfAList() {
        assertThat(Seed.list("a|b\\|c|d\\\\")).containsExactly("a", "b|c", "d\\");
    }
}
