package dev.modelatlas.http;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;

@QuarkusTest
class FirstTest {
    @Test
    void works() {
        for (String query : new String[] {
            "{ __typename }",
            "{ revision { number label } }",
            "{ revision(number: \\\"x\\\") { number } }",
            "{ nope }",
            "{ a ",
            "query($n: Int) { revision(number: $n) { number } }"
        }) {
            System.out.println(given().contentType("application/json")
                    .body("{\"query\":\"" + query + "\",\"variables\":{\"n\":\"abc\"}}")
                    .post("/graphql")
                    .asString());
        }
        System.out.println(given().get("/graphql/schema.graphql").asString());
    }
}
