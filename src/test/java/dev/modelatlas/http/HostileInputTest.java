package dev.modelatlas.http;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What broke the server once: each is refused at once, by a code that tells the client what to mend. */
@QuarkusTest
class HostileInputTest {
    private static final String FILTER = "query ($f: ModelFilter) { models(filter: $f) { totalCount } }";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ models(first: 1.0) { totalCount } }",
                "{ trends(from: 2020.0) { modelCount } }",
                "{ models(filter: { minDomains: 1.0 }) { totalCount } }",
                "query ($f: Int = 2.0) { models(first: $f) { totalCount } }",
                "{ revision(asOf: \\\"-99999-12-31\\\") { number } }",
                "{ revision(asOf: \\\"+99999-12-31\\\") { number } }"
            })
    void valuesOfAnotherTypeAreRefused(String document) {
        assertCode("{\"query\": \"" + document + "\"}", "BAD_USER_INPUT");
    }

    @ParameterizedTest
    @CsvSource({"33, BAD_USER_INPUT", "300, BAD_USER_INPUT"})
    void filtersThatNestTooDeepAreRefused(int depth, String code) {
        var filter = "{\"not\":".repeat(depth) + "{}" + "}".repeat(depth);
        assertCode("{\"query\": \"" + FILTER + "\", \"variables\": {\"f\": " + filter + "}}", code);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 20_000})
    void filtersOfTooManyPartsAreRefused(int parts) {
        var filter = "{\"any\": [{}" + ", {\"minDomains\": 1}".repeat(parts - 1) + "]}";
        assertCode("{\"query\": \"" + FILTER + "\", \"variables\": {\"f\": " + filter + "}}", "BAD_USER_INPUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-1e99999999999"})
    void numbersBeyondAllBoundsAreRefused(String number) {
        assertCode("{\"query\": \"{ __typename }\", \"variables\": {\"a\": " + number + "}}", "BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void documentsThatMultiplyRowsAreRefused(int levels) {
        var document = "{ organizations(first: 100) { nodes { "
                + "models(first: 100) { nodes { organizations { ".repeat(levels) + "slug " + "} } } ".repeat(levels)
                + "} } }";
        assertCode("{\"query\": \"" + document + "\"}", "LIMIT_EXCEEDED");
    }

    private static void assertCode(String body, String code) {
        var response = given().contentType(ContentType.JSON)
                .accept("application/graphql-response+json")
                .body(body)
                .post("/graphql");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("errors[0].extensions.code")).isEqualTo(code);
    }
}
