package dev.modelatlas.http.message;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Documents;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Errors on paths other than {@code /graphql} are problem details (RFC 9457). They also contain what clients of the
 * first release read.
 */
@QuarkusTest
class ProblemDetailsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /export/models.csv?contries=KR  | 400 | Bad Request        | BAD_USER_INPUT     | contries",
                "GET    | /export/models.csv?revision=99  | 404 | Not Found          | REVISION_NOT_FOUND | revision",
                "GET    | /export/models.metadata.json?revision=x | 400 | Bad Request | BAD_USER_INPUT    | revision",
                "GET    | /export/nothing.csv             | 404 | Not Found          | NOT_FOUND          |",
                "GET    | /changes                        | 400 | Bad Request        | BAD_USER_INPUT     | since",
                "POST   | /changes                        | 405 | Method Not Allowed | METHOD_NOT_ALLOWED |",
                "GET    | /imports                        | 405 | Method Not Allowed | METHOD_NOT_ALLOWED |",
                "POST   | /imports                        | 401 | Unauthorized       | UNAUTHENTICATED    |",
                "DELETE | /imports/nothing                | 401 | Unauthorized       | UNAUTHENTICATED    |",
                "GET    | /s                              | 405 | Method Not Allowed | METHOD_NOT_ALLOWED |",
                "POST   | /s                              | 401 | Unauthorized       | UNAUTHENTICATED    |",
                "GET    | /s/nothing                      | 404 | Not Found          | NOT_FOUND          |",
                "DELETE | /s/xeeqb77152sn4zh8             | 405 | Method Not Allowed | METHOD_NOT_ALLOWED |",
                "GET    | /nothing                        | 404 | Not Found          | NOT_FOUND          |",
                "GET    | /graphql/nothing                | 404 | Not Found          | NOT_FOUND          |",
            })
    void problemDetailsAlsoContainTheErrorFormatOfTheFirstRelease(
            Method method, String path, int status, String title, String code, String argument) {
        var answer = given().urlEncodingEnabled(false).request(method, path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        var message = answer.jsonPath().getString("detail");
        assertThat(message).endsWith(".");
        var named = "code: '" + code + "'" + (argument == null ? "" : ", argument: '" + argument + "'");
        assertThatJson(answer.asString())
                .node("errors")
                .isEqualTo("[{message: '${json-unit.any-string}', extensions: {" + named + "}}]");
        assertThatJson(answer.asString())
                .isEqualTo("{type: 'about:blank', title: '" + title + "', status: " + status
                        + ", detail: '${json-unit.any-string}', " + named
                        + ", errors: '${json-unit.ignore-element}'}");
        assertThat(answer.jsonPath().getString("errors[0].message")).isEqualTo(message);
    }

    @Test
    void documentedExampleEqualsTheResponse() {
        var example = Documents.text(Path.of("docs/errors.md"))
                .replaceFirst("(?s).*`/export/models.csv[?]revision=99` returns:\n\n```json\n", "")
                .replaceFirst("(?s)```.*", "");
        assertThatJson(given().get("/export/models.csv?revision=99").asString()).isEqualTo(example);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/problem+json",
                "application/json",
                "application/*",
                "*/*",
                "text/csv, application/problem+json;q=0.5",
                "text/csv, */*;q=0.1",
            })
    void clientThatAcceptsJsonGetsProblemDetails(String accept) {
        var answer = given().accept(accept).get("/export/models.csv?revision=99");
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "text/csv, application/json;q=0, application/problem+json;q=0", "text/*"})
    void clientThatRefusesJsonGetsTheErrorFormatOfTheFirstRelease(String accept) {
        var answer = given().accept(accept).get("/export/models.csv?revision=99");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).isEqualToIgnoringCase("application/json; charset=utf-8");
        assertThatJson(answer.asString())
                .isEqualTo("{errors: [{message: '${json-unit.any-string}',"
                        + " extensions: {code: 'REVISION_NOT_FOUND', argument: 'revision'}}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "/export/%zz,  application/problem+json",
        "/graphql%zz,  application/json; charset=utf-8",
    })
    void invalidPathIsReportedInTheErrorFormatOfItsEndpoint(String path, String contentType) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ")
                    .containsIgnoringCase("content-type: " + contentType)
                    .contains("The path of the URL is not valid.");
        }
    }

    @Test
    void graphQLKeepsItsOwnMediaTypes() {
        var answer = given().accept("application/problem+json, */*").get("/graphql");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualToIgnoringCase("application/json; charset=utf-8");
        assertThatJson(answer.asString()).isObject().containsOnlyKeys("errors");
    }
}
