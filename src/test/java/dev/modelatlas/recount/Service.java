package dev.modelatlas.recount;

import java.util.Map;

import io.restassured.http.ContentType;

import static io.restassured.RestAssured.given;

/** The running service, as a client sees it. */
final class Service {
    private Service() {}

    /** The body of the response to a document. */
    static String answer(String document) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("query", document))
                .post("/graphql")
                .asString();
    }
}
