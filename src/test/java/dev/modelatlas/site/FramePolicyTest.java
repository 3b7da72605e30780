package dev.modelatlas.site;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class FramePolicyTest {
    private static final String OTHERS = "default-src 'self'; img-src 'self' data:; font-src 'self' data:;"
            + " style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; ";

    @ParameterizedTest
    @ValueSource(
            strings = {"/?embed=1", "/?embed=1&figure=scatter&lang=ko", "/?revision=3&embed=1", "/?embed=1&embed=0"})
    void anySiteMayShowASingleChartInAFrame(String address) {
        var page = get(address);
        assertThat(policies(page)).containsExactly(OTHERS + "frame-ancestors *");
        assertThat(page.headers().getValues("X-Frame-Options")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?lang=en",
                "/?embed=",
                "/?embed=0",
                "/?embed=11",
                "/?embed=true",
                "/?embed",
                "/?Embed=1",
                "/?lang=en;embed=1",
                "/?embed=1;lang=en",
                "/?e%6Dbed=1",
                "/?%26embed=1",
                "/??embed=1",
                "/?text=embed=1",
                "/explorer/main.js?embed=1",
                "/report?embed=1",
                "/claims?embed=1",
                "/claims/is-198-22?embed=1",
                "/graphiql?embed=1"
            })
    void noSiteMayShowOtherPagesInAFrame(String address) {
        var page = get(address);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(policies(page)).containsExactly(OTHERS + "frame-ancestors 'none'");
        assertThat(page.headers().getValues("X-Frame-Options")).containsExactly("DENY");
    }

    /**
     * The headers of a 304 response replace those that the browser has stored, so a 304 response must have the policy
     * of the full response.
     */
    @Test
    void notModifiedResponseHasThePolicyOfTheFullResponse() {
        for (var address : List.of("/", "/?embed=1")) {
            var page = get(address);
            var again = given().header("If-None-Match", page.header("ETag")).get(address);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(policies(again)).isEqualTo(policies(page));
            assertThat(again.header("X-Frame-Options")).isEqualTo(page.header("X-Frame-Options"));
        }
    }

    private static Response get(String address) {
        return given().urlEncodingEnabled(false).redirects().follow(false).get(address);
    }

    private static List<String> policies(Response page) {
        return page.headers().getValues("Content-Security-Policy");
    }
}
