package dev.modelatlas.graphql.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import graphql.language.Node;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class DeclaredVariablesTest {
    private static final Map<String, Object> VARIABLES = Map.of("a", 1, "b", 2, "ab", 3);

    /** Parts of strings and block strings. */
    private static final List<String> PIECES =
            List.of("\\", "\\\\", "\\\"", "\\\"\"\"", "\"", "\"\"", "\"\"\"", "$b", "#", " ", "\n", "x");

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

    /** The scan must agree with the parser on where each string ends. */
    @Test
    void findsTheVariablesOfTheParsedDocument() {
        var parsed = 0;
        for (var seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            var document = "query ($a: String = " + string(random) + ", $b: Int) { x(s: " + string(random)
                    + " ab: $ab) } # " + string(random);
            try {
                var names = names(Parser.parse(document)).collect(toSet());
                assertThat(DeclaredVariables.of(document, VARIABLES).keySet())
                        .as(document)
                        .isEqualTo(names);
                parsed++;
            } catch (InvalidSyntaxException invalid) {
                // The server refuses this document.
            }
        }
        assertThat(parsed).isGreaterThan(1_500);
    }

    private static String string(Random random) {
        var quotes = random.nextBoolean() ? "\"\"\"" : "\"";
        return random.ints(random.nextInt(8), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(joining("", quotes, quotes));
    }

    private static Stream<String> names(Node<?> node) {
        var own = node instanceof VariableReference variable ? Stream.of(variable.getName()) : Stream.<String>empty();
        var declared =
                node instanceof VariableDefinition variable ? Stream.of(variable.getName()) : Stream.<String>empty();
        return Stream.concat(
                Stream.concat(own, declared), node.getChildren().stream().flatMap(child -> names(child)));
    }

    @Test
    void returnsTheSameMapIfTheDocumentUsesAllVariables() {
        var variables = new HashMap<String, Object>();
        variables.put("a", null);
        assertThat(DeclaredVariables.of("query ($a: Int) { x(a: $a) }", variables))
                .isSameAs(variables);
    }
}
