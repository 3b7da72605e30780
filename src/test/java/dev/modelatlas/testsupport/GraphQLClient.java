package dev.modelatlas.testsupport;

import java.util.HashMap;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import net.javacrumbs.jsonunit.assertj.JsonAssert;
import net.javacrumbs.jsonunit.assertj.JsonAssert.ConfigurableJsonAssert;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

/** Asks the server under test as an ordinary client does. */
public final class GraphQLClient {
    private GraphQLClient() {}

    /** Posts a document without variables. */
    public static Response post(String document) {
        return post(document, Map.of());
    }

    /** Posts a document with the values of its variables. */
    public static Response post(String document, Map<String, ?> variables) {
        var envelope = new HashMap<String, Object>();
        envelope.put("query", document);
        envelope.put("variables", variables);
        return given().contentType(ContentType.JSON).body(envelope).post("/graphql");
    }

    /** Posts a document and starts to compare the whole body of the answer. */
    public static ConfigurableJsonAssert assertThatAnswer(String document) {
        return assertThatJson(post(document).asString());
    }

    /** Posts a document and starts to compare {@code data} of the answer. */
    public static JsonAssert assertThatData(String document) {
        return assertThatAnswer(document).node("data");
    }
}
