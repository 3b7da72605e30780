package dev.modelatlas.health;

import java.net.URI;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import net.javacrumbs.jsonunit.core.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** The paths that the management port serves and the public port does not. */
@QuarkusTest
class OperationsTest {
    @TestHTTPResource(management = true)
    URI management;

    @Test
    void livenessDoesNotUseTheDatabase() {
        assertThatJson(get("health/live").asString())
                .isEqualTo(
                        "{status: \"UP\", checks: [{name: \"workers\", status: \"UP\", data: {stuck: 0, deadlocked: 0}}]}");
    }

    @Test
    void startupCheckIsUpOnceThePortIsOpen() {
        assertThatJson(get("health/started").asString()).isEqualTo("{\"status\": \"UP\", \"checks\": []}");
    }

    @Test
    void readinessShowsOnlyTheStateOfTheDatabase() {
        await().untilAsserted(() -> assertThatJson(get("health/ready").asString())
                .when(Option.IGNORING_ARRAY_ORDER)
                .isEqualTo("""
                {"status": "UP", "checks": [
                    {"name": "Graceful Shutdown", "status": "UP"},
                    {"name": "data", "status": "UP", "data": {"database": "ready"}},
                    {"name": "warm-up", "status": "UP"}]}"""));
    }

    /** The build time would make two builds of one commit different. */
    @Test
    void infoShowsOnlyTheVersion() {
        assertThatJson(get("info").asString())
                .node("build")
                .isEqualTo("{\"name\": \"model-atlas\", \"version\": \"(not packaged)\"}");
    }

    @Test
    void managementPortSendsNoCorsRateLimitOrSecurityHeaders() {
        var headers = given().header("Origin", "https://example.com")
                .get(address("health/live"))
                .headers();
        assertThat(headers.asList())
                .extracting("name")
                .doesNotContain(
                        "access-control-allow-origin", "RateLimit", "Content-Security-Policy", "Referrer-Policy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics", "/health", "/metrics"})
    void publicPortServesNoManagementPaths(String path) {
        assertThat(given().get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void managementPortServesNoApi() {
        assertThat(given().get(management.resolve("/graphql")).statusCode()).isEqualTo(404);
    }

    private Response get(String path) {
        return given().get(address(path));
    }

    private URI address(String path) {
        return management.resolve("/q/" + path);
    }
}
