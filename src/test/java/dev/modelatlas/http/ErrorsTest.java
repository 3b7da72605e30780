package dev.modelatlas.http;

import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.testsupport.Caches;
import dev.modelatlas.testsupport.Follower;
import dev.modelatlas.testsupport.RecordedLog;

import static dev.modelatlas.testsupport.GraphQLClient.assertThatAnswer;
import static dev.modelatlas.testsupport.GraphQLClient.post;
import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ErrorsTest {
    @Inject
    DataSource database;

    @Inject
    MeterRegistry meters;

    @Test
    void syntaxErrorHasAPosition() {
        assertThatAnswer("{\n  revision {").isEqualTo("""
                        {"errors": [{
                          "message": "Invalid syntax with offending token '<EOF>' at line 2 column 13",
                          "locations": [{"line": 2, "column": 13}],
                          "extensions": {"code": "GRAPHQL_PARSE_FAILED"}
                        }]}""");
    }

    @Test
    void errorForAnUnknownFieldHasAPosition() {
        assertThatAnswer("{ revision { colour } }").isEqualTo("""
                        {"errors": [{
                          "message": "Field 'colour' in type 'Revision' is undefined",
                          "locations": [{"line": 1, "column": 14}],
                          "extensions": {"code": "GRAPHQL_VALIDATION_FAILED"}
                        }]}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a%d: __typename             | 251 | The document has 251 aliases. The limit is 250.",
                "... @skip(if: false) { x%d: __typename } | 101 | The document has 101 directives. The limit is 100.",
            })
    void limitsAliasesAndDirectives(String piece, int times, String message) {
        var pieces = IntStream.range(0, times).mapToObj(piece::formatted).collect(joining(" "));
        assertThatAnswer("{ " + pieces + " }").isEqualTo("""
                        {"errors": [{"message": "%s", "extensions": {"code": "LIMIT_EXCEEDED"}}]}""".formatted(message));
    }

    @Test
    void refusesAFilterWithTooManyConditions() {
        var filters = IntStream.rangeClosed(1, 100)
                .mapToObj("{ minDomains: %d }"::formatted)
                .collect(joining(", "));
        assertThatAnswer("{ models(filter: { minTasks: 1, any: [" + filters + "] }) { totalCount } }")
                .inPath("errors[0].extensions")
                .isEqualTo("{code: 'LIMIT_EXCEEDED', argument: 'filter.any[99]'}");
    }

    @Test
    void refusesAFilterWithTooManySearchStrings() {
        assertThatAnswer(
                        "{ models(filter: { text: \"a\", any: [{text: \"b\"}, {text: \"c\"}, {text: \"d\"}, {text: \"e\"}, {text: \"f\"}] }) { totalCount } }")
                .inPath("errors[0].extensions")
                .isEqualTo("{code: 'LIMIT_EXCEEDED', argument: 'filter.any[4].text'}");
    }

    @Test
    void unsupportedDirectiveIsReportedAsUnknown() {
        assertThatAnswer("{ ... @defer { __typename } }")
                .inPath("errors[0].message")
                .isEqualTo("Unknown directive @defer. Valid directives: @include, @skip.");
    }

    @Test
    void requestMustNameAnOperationIfTheDocumentHasSeveral() {
        assertThatAnswer("query A { __typename } query B { __typename }").isEqualTo("""
                        {"errors": [{
                          "message": "The document has several operations. Set `operationName` to one of [A, B].",
                          "extensions": {"code": "OPERATION_RESOLUTION_FAILURE", "argument": "operationName"}
                        }]}""");
    }

    @Test
    void errorForAnUnknownOperationShortensNames() {
        var name = "A".repeat(100_000);
        var request = Map.of("query", "query " + name + " { __typename }", "operationName", "B".repeat(100_000));
        var response = given().contentType(ContentType.JSON).body(request).post("/graphql");
        assertThatJson(response.asString())
                .inPath("errors[0].message")
                .isString()
                .isEqualTo("The document has no operation named \"" + "B".repeat(60) + "...\". Its operations: ["
                        + "A".repeat(60) + "...].");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "number: \"one\"        | number | `number`: \\\"one\\\" is not a whole number from -2147483648 to 2147483647.",
                "number: 1.5            | number | `number`: 1.5 is not a whole number from -2147483648 to 2147483647.",
                "number: 2147483648     | number | `number`: 2147483648 is not a whole number from -2147483648 to 2147483647.",
                "number: [1, 2]         | number | `number`: a list is not a whole number from -2147483648 to 2147483647.",
                "asOf: \"2023-02-29\"   | asOf   | `asOf`: \\\"2023-02-29\\\" is not a valid date, such as \\\"2025-02-01\\\".",
                "asOf: LATEST           | asOf   | `asOf`: LATEST is not a valid date, such as \\\"2025-02-01\\\".",
            })
    void errorNamesAnInvalidValueAndDescribesValidOnes(String argument, String name, String message) {
        assertThatAnswer("{ revision(" + argument + ") { number } }").isEqualTo("""
                        {"errors": [{
                          "message": "%s",
                          "locations": [{"line": 1, "column": 12}],
                          "extensions": {"code": "BAD_USER_INPUT", "argument": "%s"}
                        }]}""".formatted(message, name));
    }

    @Test
    void errorNamesTheInvalidVariable() {
        var response = post("query ($n: Int) { revision(number: $n) { number } }", Map.of("n", "one"));
        assertThatJson(response.asString()).isEqualTo("""
                        {"errors": [{
                          "message": "`$n`: \\"one\\" is not a whole number from -2147483648 to 2147483647.",
                          "locations": [{"line": 1, "column": 8}],
                          "extensions": {"code": "BAD_USER_INPUT", "argument": "$n"}
                        }]}""");
    }

    @Test
    void refusesANumberOutsideTheRangeOfADouble() {
        var response = given().contentType(ContentType.JSON)
                .body(
                        "{\"query\": \"query ($n: Int) { revision(number: $n) { number } }\", \"variables\": {\"n\": 1e400}}")
                .post("/graphql");
        assertThatJson(response.asString())
                .inPath("errors[0].message")
                .isEqualTo("`$n`: 1E+400 is not a whole number from -2147483648 to 2147483647.");
    }

    @Test
    void refusesADocumentThatIsTooDeep() {
        assertThatAnswer("{ __schema { queryType " + "{ fields { type ".repeat(10) + "{ name }" + " } }".repeat(10)
                        + " } }")
                .isEqualTo("""
                        {"errors": [{
                          "message": "The document nests fields 15 levels deep. The limit is 12.",
                          "locations": [{"line": 1, "column": 1}],
                          "extensions": {"code": "LIMIT_EXCEEDED"}
                        }]}""");
    }

    @Test
    void refusesADocumentThatIsTooLong() {
        assertThatAnswer("{" + " __typename".repeat(10_001) + " }")
                .inPath("errors[0].extensions.code")
                .isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    void exponentiallyNestedFragmentsDoNotDelayTheResponse() {
        var document = new StringBuilder("{ ...F0 } fragment F30 on Query { __typename }");
        for (var n = 0; n < 30; n++) {
            document.append("fragment F%d on Query { ...F%d ...F%d }".formatted(n, n + 1, n + 1));
        }
        assertThatAnswer(document.toString()).node("data").isEqualTo("{__typename: 'Query'}");
    }

    @Test
    void refusalHasAnErrorStatusIfTheClientAcceptsGraphqlResponse() {
        var response = given().accept("application/graphql-response+json")
                .queryParam("query", "{ nope }")
                .get("/graphql");
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void failedFieldDoesNotAffectOthers() {
        assertThatAnswer("{ good: revision(number: 1) { number } bad: revision(number: -1) { number } }")
                .node("data")
                .isEqualTo("{\"good\": {\"number\": 1}, \"bad\": null}");
    }

    @Test
    void reportsTheFailureOfAFieldForEachRow() {
        var answer = post("{ models(first: 2) { nodes { organizations { models(first: 0) { totalCount } } } } }");
        assertThatJson(answer.asString()).node("errors").isEqualTo("""
                        [{
                          "message": "`first` must be from 1 to 100, but is 0.",
                          "locations": [{"line": 1, "column": 46}],
                          "path": ["models", "nodes", 0, "organizations", 0, "models"],
                          "extensions": {"code": "BAD_USER_INPUT", "argument": "first"}
                        }, {
                          "message": "`first` must be from 1 to 100, but is 0.",
                          "locations": [{"line": 1, "column": 46}],
                          "path": ["models", "nodes", 1, "organizations", 0, "models"],
                          "extensions": {"code": "BAD_USER_INPUT", "argument": "first"}
                        }]""");
        assertThatJson(answer.asString()).inPath("data.models.nodes[1]").isEqualTo("{organizations: [{models: null}]}");
    }

    @Test
    void reportsTheSameMistakeOnceForEachField() {
        assertThatAnswer("{ a: revision(number: 0) { number } b: revision(number: 0) { number } }")
                .inPath("errors[*].path")
                .isEqualTo("[['a'], ['b']]");
    }

    @Test
    void countsErrorsBeyondTheFirst100() {
        var fields = IntStream.range(0, 120).mapToObj("a%d: revision(number: 0) { number }"::formatted);
        assertThatAnswer("{ " + fields.collect(joining(" ")) + " }")
                .inPath("errors[100].message")
                .isEqualTo("Only the first 100 errors are listed. There are 20 more.");
    }

    @Test
    void errorNamesTheYearThatMakesAWindowInvalid() {
        assertThatAnswer("{ trends(to: 9999) { modelCount } }")
                .inPath("errors[0].extensions.argument")
                .isEqualTo("to");
    }

    @Test
    void shortensQuotedText() {
        assertThatAnswer("{ " + "v".repeat(100_000) + " }")
                .inPath("errors[0].message")
                .isString()
                .hasSizeLessThan(1_100)
                .endsWith("...");
    }

    /** Introspection is public, so suggestions reveal nothing secret. */
    @Test
    void suggestionsRevealOnlyTheSchema() {
        assertThatAnswer("{ model { name } modle { name } }")
                .inPath("errors[*].message")
                .isEqualTo("""
                        ["Missing field argument 'slug'",
                         "Field 'modle' in type 'Query' is undefined. Did you mean 'model', 'models' or 'node'?"]""");
        var choices = post("{ models(filter: {sectors: [INDUSTRIE]}) { totalCount } }")
                .jsonPath()
                .getString("errors[0].message")
                .replaceAll(".*Valid values: |\\.$", "");
        assertThatAnswer("{ __type(name: \"Sector\") { enumValues { name } } }")
                .inPath("data.__type.enumValues[*].name")
                .isArray()
                .containsExactlyInAnyOrder((Object[]) choices.split(", "));
    }

    @Test
    void internalServerErrorIsCountedAndHasAnIdThatIsInTheLog() throws SQLException {
        var before = defects();
        try (var log = RecordedLog.of(CodedError.class)) {
            var answer = whileLost(
                    "model_change",
                    () -> post("{ changes(since: 0, first: 37) { nodes { slug } } }")
                            .asString());
            assertThatJson(answer).inPath("errors[0]").isEqualTo("""
                            {
                              "message": "Internal server error. The server log has details under the ID of this error.",
                              "locations": [{"line": 1, "column": 3}],
                              "path": ["changes"],
                              "extensions": {"code": "INTERNAL_SERVER_ERROR", "id": "${json-unit.any-string}"}
                            }""");
            var id = JsonPath.from(answer).getString("errors[0].extensions.id");
            assertThat(log.about(id)).hasSize(1);
            await().until(() -> defects() == before + 1);
        }
    }

    @Test
    void internalServerErrorIsCountedAlsoIfItIsNotTheFirstError() throws SQLException {
        var before = defects();
        var answer = whileLost(
                "model_change",
                () -> post("{ revision(number: 99) { number } changes(since: 0, first: 38) { nodes { slug } } }")
                        .asString());
        assertThatJson(answer)
                .inPath("errors[*].extensions.code")
                .isEqualTo("['REVISION_NOT_FOUND', 'INTERNAL_SERVER_ERROR']");
        assertThat(defects()).isEqualTo(before + 1);
    }

    @Test
    void internalServerErrorOfASubscriptionIsCounted() throws SQLException {
        var before = defects();
        var message = whileLost("model_change", () -> {
            try (var client = Follower.connect()) {
                return client.subscribe(
                                "1",
                                "subscription { revisionPublished(since: 8) { changes(first: 3) { nodes { slug } } } }")
                        .message();
            }
        });
        assertThatJson(message).inPath("payload.errors[0].extensions.code").isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(defects()).isEqualTo(before + 1);
    }

    @Test
    void internalServerErrorOfAClaimHasTheIdOfTheLogEntryWithItsCause() throws SQLException {
        Caches.empty("dev.modelatlas.claim");
        Caches.empty("dev.modelatlas.trend");
        try (var log = RecordedLog.of(CodedError.class)) {
            var answer = whileLost(
                    "trend_cell",
                    () -> post("{ claim(id: \"is-178-01\", revision: 7) { verdict } }")
                            .asString());
            var id = JsonPath.from(answer).getString("errors[0].extensions.id");
            assertThat(log.about(id)).hasSize(1);
            assertThat(log.about(id).get(0).getThrown()).hasRootCauseInstanceOf(SQLException.class);
        }
    }

    private double defects() {
        return meters.get("atlas.internal.errors")
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    private <T> T whileLost(String table, Supplier<T> work) throws SQLException {
        execute("alter table " + table + " rename to lost");
        try {
            return work.get();
        } finally {
            execute("alter table lost rename to " + table);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
