package dev.modelatlas.site;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class PagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"/graphiql", "/graphiql/", "/graphiql?query=%7Brevision%7Bnumber%7D%7D"})
    void playgroundIsServedWhereItIsAskedFor(String address) {
        var page = given().redirects().follow(false).urlEncodingEnabled(false).get(address);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("<title>Model Atlas playground</title>");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void headOfThePlaygroundIsThere() {
        assertThat(given().head("/graphiql").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql-ui/", "/graphql-ui/index.html"})
    void theEmptyTemplateOfTheLibraryIsNotServed(String address) {
        var page = given().redirects().follow(false).get(address);
        assertThat(page.statusCode()).isEqualTo(301);
        assertThat(page.header("Location")).isEqualTo("/graphiql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/explorer/main.js", "/webjars/d3/dist/d3.min.js"})
    void explorerIsServedWithItsLibrary(String address) {
        var file = given().get(address);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void nothingIsAskedOfOtherHosts() {
        assertThat(given().get("/graphiql").asString()).doesNotContain("//");
    }
}
