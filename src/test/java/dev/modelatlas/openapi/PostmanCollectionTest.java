package dev.modelatlas.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The collection in docs is generated from the description and the examples, and its requests succeed. */
@QuarkusTest
class PostmanCollectionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** After an intended change, run {@code mvn test -Dtest=PostmanCollectionTest -Dcollection.refresh}. */
    @Test
    void collectionEqualsTheOneGeneratedFromTheOpenApiDescriptionAndExamples() throws IOException {
        var made = JSON.valueToTree(PostmanCollection.of(Description.read()));
        if (System.getProperty("collection.refresh") != null) {
            var lines = new DefaultIndenter("  ", "\n");
            var printer = new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
            Files.writeString(PostmanCollection.FILE, JSON.writer(printer).writeValueAsString(made) + "\n");
        }
        assertThat(read()).isEqualTo(made);
    }

    @Test
    void everyRequestThatNeedsNoKeyIsAnswered() throws IOException {
        var requests = Description.elements(read().path("item"))
                .flatMap(folder -> Description.elements(folder.path("item")))
                .map(item -> item.path("request"))
                .filter(request -> !request.has("auth"))
                .toList();
        assertThat(requests).hasSizeGreaterThan(12).allSatisfy(request -> {
            var answer = send(request);
            assertThat(answer.statusCode()).as(request.toString()).isEqualTo(200);
            if (request.has("body")) {
                Object errors = answer.jsonPath().get("errors");
                assertThat(errors).isNull();
            }
        });
    }

    private static JsonNode read() throws IOException {
        return JSON.readTree(Files.readString(PostmanCollection.FILE));
    }

    private static Response send(JsonNode request) {
        var sent = given();
        enabled(request.at("/url/query"))
                .forEach(parameter -> sent.queryParam(
                        parameter.path("key").asText(), parameter.path("value").asText()));
        if (request.has("body")) {
            sent.contentType(ContentType.JSON).body("{\"query\":" + request.at("/body/graphql/query") + "}");
        }
        var path = Description.elements(request.at("/url/variable"))
                .reduce(
                        request.at("/url/raw").asText().replace("{{base}}", ""),
                        (all, variable) -> all.replace(
                                ":" + variable.path("key").asText(),
                                variable.path("value").asText()),
                        (one, other) -> other);
        return sent.request(Method.valueOf(request.path("method").asText()), path);
    }

    private static Stream<JsonNode> enabled(JsonNode entries) {
        return Description.elements(entries)
                .filter(entry -> !entry.path("disabled").asBoolean());
    }
}
