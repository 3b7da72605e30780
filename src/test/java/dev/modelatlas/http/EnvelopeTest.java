package dev.modelatlas.http;

import java.nio.charset.StandardCharsets;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class EnvelopeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                                | query         | `query` is missing. It must contain the GraphQL document.",
                "{\"query\": \"  \"}                               | query         | `query` is missing. It must contain the GraphQL document.",
                "{\"query\": 7}                                    | query         | `query` must be a string.",
                "{\"query\": \"{x}\", \"operationName\": []}       | operationName | `operationName` must be a string.",
                "{\"query\": \"{x}\", \"variables\": \"n\"}        | variables     | `variables` must be a JSON object.",
                "{\"query\": \"{x}\", \"variables\": [1]}          | variables     | `variables` must be a JSON object.",
                "{\"query\": \"{x}\", \"extensions\": 0}           | extensions    | `extensions` must be a JSON object.",
            })
    void errorNamesAnInvalidMember(String body, String member, String message) {
        assertBadRequest(
                body,
                "{\"message\": \"%s\", \"extensions\": {\"code\": \"BAD_REQUEST\", \"argument\": \"%s\"}}"
                        .formatted(message, member));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[{\"query\": \"{x}\"}]         | Batches are not supported. Send one operation per request, not a list.",
                "7                              | The body must be a JSON object.",
                "null                           | The body must be a JSON object.",
                "{\"query\": \"{x}\"            | The body is not JSON at line 1, column 16.",
                "{\"query\": \"{x}\"} x         | The body is not JSON at line 1, column 18.",
                "{\"query\": \"a\", \"query\": \"b\"} | The body is not JSON at line 1, column 23.",
            })
    void reportsAnInvalidBody(String body, String message) {
        assertBadRequest(body, "{\"message\": \"%s\", \"extensions\": {\"code\": \"BAD_REQUEST\"}}".formatted(message));
    }

    @Test
    void refusesInvalidUtf8() {
        var body = "{\"query\": \"{ \u00e9 }\"}".getBytes(StandardCharsets.ISO_8859_1);
        var response = given().contentType("application/json").body(body).post("/graphql");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThatJson(response.asString()).inPath("errors[0].message").isEqualTo("The body is not UTF-8.");
    }

    @ParameterizedTest
    @CsvSource({
        "query=%7B__typename%20%23%E9%7D, query",
        "query=%7B__typename%7D&variables=%7B%22a%22:%22%EF%BF%BD%C7%D1%22%7D, variables",
    })
    void refusesInvalidUtf8InTheUrl(String query, String parameter) {
        var response = given().urlEncodingEnabled(false).get("/graphql?" + query);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThatJson(response.asString())
                .isEqualTo(
                        "{\"errors\": [{\"message\": \"`" + parameter + "` is not UTF-8.\", \"extensions\": {\"code\":"
                                + " \"BAD_REQUEST\", \"argument\": \"" + parameter + "\"}}]}");
    }

    @Test
    void acceptsTheReplacementCharacterInTheUrl() {
        var response = given().urlEncodingEnabled(false).get("/graphql?query=%7B__typename%7D%23%ef%bf%bd");
        assertThatJson(response.asString()).node("data").isEqualTo("{\"__typename\": \"Query\"}");
    }

    @Test
    void errorNamesTheArgumentIfTheUrlHasMalformedVariables() {
        var response = given().queryParam("query", "{ __typename }")
                .queryParam("variables", "{")
                .get("/graphql");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThatJson(response.asString())
                .inPath("errors[0].extensions.argument")
                .isEqualTo("variables");
    }

    @Test
    void refusesARepeatedParameter() {
        var response = given().queryParam("query", "{ a }", "{ b }").get("/graphql");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThatJson(response.asString()).inPath("errors[0].message").isEqualTo("`query` is given more than once.");
    }

    /** The server must not run a mutation that the client only wanted to check. */
    @ParameterizedTest
    @CsvSource({"yes", "''", "01", "2", "'1, 0'"})
    void refusesAValueOfTheDryRunHeaderThatItDoesNotUnderstand(String value) {
        var response = given().header("X-Atlas-Dry-Run", value)
                .contentType(ContentType.JSON)
                .body("{\"query\": \"{ __typename }\"}")
                .post("/graphql");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThatJson(response.asString())
                .isEqualTo("{\"errors\": [{\"message\": \"The header `X-Atlas-Dry-Run` must be 1 or true for a dry run,"
                        + " or else 0 or false.\", \"extensions\": {\"code\": \"BAD_REQUEST\", \"argument\":"
                        + " \"X-Atlas-Dry-Run\"}}]}");
    }

    @ParameterizedTest
    @CsvSource({"1, null", "True, null", "0, '{\"__typename\": \"Query\"}'", "false, '{\"__typename\": \"Query\"}'"})
    void readsTheDryRunHeader(String value, String data) {
        var response = given().header("X-Atlas-Dry-Run", value)
                .queryParam("query", "{ __typename }")
                .get("/graphql");
        assertThatJson(response.asString()).node("data").isEqualTo(data);
    }

    private static void assertBadRequest(String body, String error) {
        var response = given().contentType(ContentType.JSON).body(body).post("/graphql");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThatJson(response.asString()).isEqualTo("{\"errors\": [" + error + "]}");
    }
}
