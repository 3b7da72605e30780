package dev.modelatlas.ingest;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Sql;

import static org.assertj.core.api.Assertions.assertThat;

/** The SQL functions with which the importer compares and normalizes facts. */
@Concurrent
class IngestFunctionsTest {
    private static Atlas atlas;

    @BeforeAll
    static void anyAtlas() {
        atlas = Atlas.empty();
    }

    /**
     * Two numbers are equal if they differ by at most 1e-9 of the larger one. A larger difference, such as one in the
     * ninth digit, is a change by the source.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.7999999999999999e25 | 1.8e25       | true",
                "1                     | 1.0000000009 | true",
                "1                     | 1.0000000011 | false",
                "1.0000000011          | 1            | false",
                "1e25                  | 1.00000001e25| false",
                "7e9                   | 7000000001   | true",
                "0                     | 0            | true",
                "0                     | 1e-300       | false",
                "0                     | 5e-324       | false",
                "5e-324                | 5e-324       | true",
                "5e-324                | 1e-323       | false",
                "1e-300                | 5e-324       | false",
                "null                  | null         | true",
                "null                  | 0            | false",
                "0                     | null         | false",
            })
    void numbersThatDifferOnlyByFloatNoiseAreEqual(String a, String b, boolean same) {
        assertThat(one("same_number(" + a + ", " + b + ")")).isEqualTo(same ? "true" : "false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'{a,b}' | '{b,a}'   | true",
                "'{a,b}' | '{a}'     | false",
                "'{a}'   | '{a,b}'   | false",
                "'{a,a}' | '{a}'     | true",
                "'{}'    | '{}'      | true",
                "'{}'    | '{a}'     | false",
            })
    void listsAreEqualInAnyOrder(String a, String b, boolean same) {
        assertThat(one("same_set(" + a + "::text[], " + b + "::text[])")).isEqualTo(same ? "true" : "false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "sorted_set(array['b', 'Z', 'a', 'b']) -> {Z,a,b}",
                "sorted_set('{}') -> {}",
                "text_list(array['b', 'a']) -> [\"b\", \"a\"]",
                "coalesce(text_list('{}'), 'none') -> none",
                "bar_list(array['b', 'a|c', 'd\\e']) -> b|a\\|c|d\\\\e",
                "coalesce(bar_list('{}'), 'none') -> none",
            })
    void listsKeepTheirOrderInChanges(String expression, String told) {
        assertThat(one(expression)).isEqualTo(told);
    }

    /** A spelling may change case, spaces, punctuation and the form of a letter, or leave out another script. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "대모델 2.0     | 소모델 2.0     | false",
                "클로바 X       | 하이퍼클로바 X | false",
                "が 2           | か 2           | false",
                "Star 2 (星海)  | Star 2 (白泽)  | false",
                "대 모델 2.0    | 대모델-2.0     | true",
                "Кандинский 3.0 | КАНДИНСКИЙ 3   | true",
                "Xinghai        | Xinghai (星海) | true",
                "Xinghai (星海) | Xinghai        | true",
                "ガ 2           | ｶﾞ ２         | true",
                "Résumé-α       | Resume-Alpha   | true",
            })
    void namesWhoseNonLatinLettersConflictAreNotSpellingsOfEachOther(String a, String b, boolean same) {
        assertThat(one("may_be_spellings('" + a + "', '" + b + "')")).isEqualTo(same ? "true" : "false");
    }

    private static String one(String expression) {
        return Sql.one(atlas.jdbi(), String.class, "select (" + expression + ")::text");
    }
}
