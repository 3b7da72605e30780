package dev.modelatlas.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class StatementParserTest {
    private static final List<String> PIECES = List.of(
            "select ",
            "a1",
            " ",
            "'it''s :a'",
            "''",
            "\":b\"",
            ":name",
            ":n1_x",
            "::int",
            "-- :c 'd\n",
            "/* :e\n'f */",
            " = ",
            ",",
            " - ",
            " / ",
            "(",
            ")",
            "\n");

    @ParameterizedTest
    @MethodSource
    void parsesStatementsInFilesAsJdbiDoes(Path file) throws IOException {
        assertSame(Files.readString(file));
    }

    static List<Path> parsesStatementsInFilesAsJdbiDoes() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources"))) {
            return files.filter(file -> file.toString().endsWith(".sql")).toList();
        }
    }

    @Test
    void findsNoParameterInACommentAStringLiteralOrAQuotedName() {
        assertThat(StatementParser.parse("select ':a', \":b\", 'it''s :c' -- :d\n/* :e\n:f */ where g = :h::int")
                        .getParameters()
                        .getParameterNames())
                .containsExactly("h");
    }

    @Test
    void questionMarkIsAParameter() {
        assertSame("select 1 where a = ? and b = '?' -- ?\n and c in (?, ?)");
    }

    @Test
    void parsesGeneratedStatementsAsJdbiDoes() {
        var random = new Random(14);
        Stream.generate(() -> random.ints(1 + random.nextInt(12), 0, PIECES.size())
                        .mapToObj(PIECES::get)
                        .reduce("", String::concat))
                .limit(3_000)
                .forEach(StatementParserTest::assertSame);
    }

    @Test
    void parsedStatementsAreKeptUpToALimitInBytes() {
        var parser = new StatementParser();
        for (var n = 0; n < 200; n++) {
            parser.parse("select :a -- " + "x".repeat(60_000) + n, null);
        }
        assertThat(parser.keptBytes()).isBetween(StatementParser.MOST_KEPT / 2L, (long) StatementParser.MOST_KEPT);
    }

    private static void assertSame(String sql) {
        var expected = new ColonPrefixSqlParser().parse(sql, null);
        var parsed = StatementParser.parse(sql);
        assertThat(parsed.getSql()).isEqualTo(expected.getSql());
        assertThat(parsed.getParameters()).isEqualTo(expected.getParameters());
    }
}
