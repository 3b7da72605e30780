package dev.modelatlas.graphql.work;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class DeclaredVariablesTest {
    private static final Map<String, Object> VARIABLES = Map.of("a", 1, "b", 2, "ab", 3);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "query ($a: Int) { models(first: $a) { totalCount } }     | a",
                "query ($a:Int,$b:Int){x(a:$a b:$b)}                      | a b",
                "query ($ ,\t a: Int $#x\\n b: Int) { x(a: $a b: $b) }     | a b",
                "{ x(s: \"$a\") } # $b                                    |",
                "{ x(s: \"\\\"$a\" t: \"\"\"$b \" \\\"\"\" $ab\"\"\") }   |",
                "query ($ab: Int) { x(s: \"\" a: $ab) }                   | ab",
                "{ a                                                      |",
                "{ x(s: \"$a                                              |",
                "$                                                        |",
            })
    void keepsOnlyVariablesThatTheDocumentUses(String document, String names) {
        var declared = DeclaredVariables.of(document.replace("\\n", "\n"), VARIABLES);
        assertThat(declared.keySet()).containsExactlyInAnyOrder(names == null ? new String[0] : names.split(" "));
    }

    @Test
    void returnsTheSameMapIfTheDocumentUsesAllVariables() {
        var variables = new HashMap<String, Object>();
        variables.put("a", null);
        assertThat(DeclaredVariables.of("query ($a: Int) { x(a: $a) }", variables))
                .isSameAs(variables);
    }
}
