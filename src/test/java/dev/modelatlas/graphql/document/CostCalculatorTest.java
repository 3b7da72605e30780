package dev.modelatlas.graphql.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.graphql.schema.SmallSchema;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** The cost of operations, computed over the golden schema without a server. */
@Concurrent
class CostCalculatorTest {
    private static final GraphQLSchema SCHEMA = schema();

    /** Fields of one type in different contexts, and a selection for them. */
    private record Places(String type, String selection, List<String> fields) {}

    private static final List<Places> PLACES = List.of(
            new Places(
                    "ModelConnection",
                    "nodes { name organizations { name } } edges { node { name } }",
                    List.of("models", "models(first: 1)", "models(first: 100)", "models(last: 7)")),
            new Places(
                    "Trends",
                    "years { year } series(by: TASK, top: 3) { years { year } }",
                    List.of(
                            "trends",
                            "trends(from: 2024, to: 2024)",
                            "trends(from: 2010, to: 2024)",
                            "trends(from: 1)")),
            new Places(
                    "Model",
                    "organizations { name } history(first: 5) { kind }",
                    List.of("model(slug: \"a\")", "model(slug: \"b\")")));

    static Stream<Arguments> pairsOfPlaces() {
        return PLACES.stream()
                .flatMap(places -> places.fields().stream()
                        .flatMap(first -> places.fields().stream()
                                .map(second -> Arguments.of(places.type(), places.selection(), first, second))));
    }

    /**
     * The calculator examines a fragment once for each kind of place. The cost at one place must not use the page size
     * or window of another place.
     */
    @ParameterizedTest
    @MethodSource("pairsOfPlaces")
    void everyFragmentSpreadCostsAsMuchAsTheFieldsOfItsFragment(
            String type, String selection, String first, String second) {
        var spread =
                "{ a: %s { ...F } b: %s { ...F } } fragment F on %s { %s }".formatted(first, second, type, selection);
        var written = "{ a: %s { %s } b: %s { %s } }".formatted(first, selection, second, selection);
        assertThat(cost(spread)).isEqualTo(cost(written)).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ __typename }                                                              | 0",
                "{ trends(from: 2024, to: 2020) { years { year } } }                         | 22",
                "{ trends(from: 1, to: 200) { years { year } } }                             | 221",
                "{ trends(from: 1, to: 300) { years { year } } }                             | 221",
                "{ trends(from: 2024) { years { year } } }                                   | 28",
                "{ trends { thresholds(flop: [1e25, 1e26]) { flop } } }                      | 23",
                "{ trends { thresholds { flop } } }                                          | 23",
                "{ trends(from: 1825, to: 2024) { distribution(of: PARAMETERS) { year } } }  | 221",
                "{ trends(from: 2024, to: 2024) { distribution(of: PARAMETERS) { year } } }  | 22",
                "{ trends(to: 2024) { distribution(of: PARAMETERS, by: TASK) { key } } }     | 51",
                "{ trends { table(rows: COUNTRY, columns: SECTOR) { rows { cells } } } }     | 142",
                "{ revisions(first: 50) { nodes { trends { modelCount } } } }                | 611",
                "{ claim(id: \"a\") { slug } }                                               | 11",
                "{ claim(id: \"a\") { verdict } }                                            | 21",
                "{ node(id: \"a\") { ... on Claim { verdict } } }                            | 21",
                "{ claim(id: \"a\") { history { verdict } } }                                | 514",
                "{ claims(first: 5) { nodes { slug } } }                                     | 16",
                "{ claims(first: 5, verdicts: [FAILS]) { nodes { slug verdict } } }          | 1066",
                "{ report(slug: \"a\") { claims(first: 1, verdicts: [FAILS]) { totalCount } } } | 512",
                "query ($v: [Verdict!]) { claims(first: 1, verdicts: $v) { totalCount } }    | 1011",
                "{ models(first: 2147483647) { nodes { organizations { name } } } }          | 2147483647",
            })
    void computesTheCostOfWindowsAndTablesAndClaimsAndLargePages(String document, int cost) {
        assertThat(cost(document)).isEqualTo(cost);
    }

    @Test
    void valueOfAVariableTakesPrecedenceOverItsDefault() {
        var document = "query Q($n: Int = 5) { models(first: $n) { nodes { name } } }";
        assertThat(cost(document)).isEqualTo(16);
        assertThat(cost(document, Map.of("n", 50))).isEqualTo(61);
    }

    @Test
    void eachSearchWordInAnArgumentVariableOrFilterAddsToTheCost() {
        assertThat(cost("{ search(text: \"a b\", first: 5) { __typename } }")).isEqualTo(115);
        assertThat(cost("query Q($t: String!) { search(text: $t, first: 5) { __typename } }", Map.of("t", "a b")))
                .isEqualTo(115);
        assertThat(cost("{ models(first: 1, filter: {any: [{text: \"a\"}, {}]}) { totalCount } }"))
                .isEqualTo(64);
    }

    private static int cost(String document) {
        return cost(document, Map.of());
    }

    private static int cost(String text, Map<String, Object> variables) {
        var document = SmallSchema.prepared(text, Parser.parse(text));
        return CostCalculator.of(SCHEMA, document.operation(null, variables));
    }

    private static GraphQLSchema schema() {
        try {
            var text = Files.readString(Path.of("src/test/resources/schema.graphql"));
            return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
