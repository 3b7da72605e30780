package dev.modelatlas.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import net.javacrumbs.jsonunit.assertj.JsonAssert;
import net.javacrumbs.jsonunit.assertj.JsonAssert.ConfigurableJsonAssert;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

/** Sends requests to the server under test like an ordinary client. */
public final class GraphQLClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = Clients.http();

    private GraphQLClient() {}

    /** Posts a document without variables. */
    public static Response post(String document) {
        return post(document, Map.of());
    }

    /** Posts a document with variables. */
    public static Response post(String document, Map<String, ?> variables) {
        return post(document, variables, Map.of());
    }

    /** Posts a document with variables and with headers, such as a key. */
    public static Response post(String document, Map<String, ?> variables, Map<String, String> headers) {
        AskedDocuments.note(document);
        var envelope = new HashMap<String, Object>();
        envelope.put("query", document);
        envelope.put("variables", variables);
        return given().headers(headers)
                .contentType(ContentType.JSON)
                .body(envelope)
                .post("/graphql");
    }

    /** The body of the response to a document, on a persistent connection for tests with thousands of requests. */
    public static String answer(String document, Map<String, ?> variables) {
        try {
            var body = JSON.writeValueAsString(Map.of("query", document, "variables", variables));
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/graphql"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Posts a document and starts an assertion on the whole body of the response. */
    public static ConfigurableJsonAssert assertThatAnswer(String document) {
        return assertThatJson(post(document).asString());
    }

    /** Posts a document and starts an assertion on {@code data} of the response. */
    public static JsonAssert assertThatData(String document) {
        return assertThatAnswer(document).node("data");
    }
}
