package dev.modelatlas.site;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Examples;
import dev.modelatlas.testsupport.GraphQLClient;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ExamplesTest {
    @Test
    void indexListsEveryExample() {
        List<String> listed = given().get("/examples/index.json").jsonPath().getList("");
        assertThat(listed).containsExactlyInAnyOrderElementsOf(Examples.names()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dev.modelatlas.testsupport.Examples#names")
    void exampleIsServedUnchangedAndBeginsWithATitle(String name) {
        var text = Examples.text(name);
        var served = given().get("/examples/" + name + ".graphql").asByteArray();
        assertThat(new String(served, StandardCharsets.UTF_8)).isEqualTo(text);
        assertThat(text).matches("(?s)# [^\n]{20,120}\\.\nquery [A-Z].*");
    }

    @ParameterizedTest
    @MethodSource("dev.modelatlas.testsupport.Examples#names")
    void exampleHasTheSameAnswerByGetAndPost(String name) {
        var posted = GraphQLClient.post(Examples.text(name)).asString();
        var got = given().queryParam("query", Examples.text(name)).get("/graphql");
        assertThatJson(got.asString()).isEqualTo(posted).node("errors").isAbsent();
    }
}
