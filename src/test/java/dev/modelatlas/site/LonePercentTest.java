package dev.modelatlas.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.http.rest.RestEndpoints;
import dev.modelatlas.testsupport.RawHttp;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A percent sign in the query string that begins no encoded character. People write one, newsletters append one, and
 * mail programs cut links within an encoded character.
 */
@QuarkusTest
class LonePercentTest {
    private static final List<String> QUERIES =
            List.of("utm_content=50%off", "text=100%", "query=%7Btrends%7BmodelCount%7D%7", "%");

    @Inject
    RestEndpoints endpoints;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/report",
                "/report/",
                "/claims",
                "/claims/is-198-22",
                "/claims/x",
                "/graphiql",
                "/graphiql/",
                "/graphql-ui/",
                "/models",
                "/models/gpt-4",
                "/models/gpt-4/",
                "/models/GPT-4",
                "/models/nothing",
                "/organizations",
                "/organizations/lg-ai-research",
                "/countries",
                "/countries/KR",
                "/sitemap.xml",
                "/sitemap/1.xml",
                "/robots.txt",
                "/llms.txt",
                "/favicon.svg",
                "/s/xeeqb77152sn4zh8",
                "/nothing",
            })
    void pageIsTheSameAsWithoutTheParameter(String path) {
        var page = asked("GET", path);
        for (var query : QUERIES) {
            var other = asked("GET", path + "?" + query);
            assertThat(other.status()).as(query).isEqualTo(page.status());
            assertThat(title(other)).as(query).isEqualTo(title(page));
            assertThat(header(other, "X-Content-Type-Options")).as(query).isEqualTo("nosniff");
        }
    }

    @Test
    void fileOfEachFolderIsTheSameAsWithoutTheParameter() throws Exception {
        for (var path : PagesTest.fileOfEachFolder()) {
            var file = asked("GET", path + "?x=50%");
            assertThat(file.status()).as(path).isEqualTo(200);
            assertThat(file.body()).as(path).isEqualTo(asked("GET", path).body());
        }
    }

    /** A server that refuses the URL says why, and gives the request an ID. */
    @Test
    void eachEndpointResponds() {
        for (var area : endpoints.areas()) {
            for (var method : List.of("GET", "POST", "DELETE")) {
                var line = method + " " + area.replace("*", "x") + "?x=50%";
                var answer = asked(method, area.replace("*", "x") + "?x=50%");
                assertThat(answer.body()).as(line).isNotEqualTo("Bad Request");
                assertThat(header(answer, "X-Request-Id")).as(line).isNotNull();
                assertThat(header(answer, "X-Content-Type-Options")).as(line).isEqualTo("nosniff");
            }
        }
    }

    @Test
    void exportSaysWhatIsWrong() {
        var answer = asked("GET", "/export/models.csv?text=100%");
        assertThat(answer.status()).isEqualTo(400);
        assertThatJson(answer.body())
                .node("detail")
                .isEqualTo("The URL has a percent-encoded sequence that cannot be decoded.");
    }

    /** Browsers send these URLs, but the usual HTTP clients of Java refuse to. */
    private static RawHttp.Reply asked(String method, String address) {
        var request = method + " " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Accept: text/html, */*;q=0.8\r\nContent-Length: 0\r\n\r\n";
        return RawHttp.send(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** The title of a page; the body of a response without one. */
    private static String title(RawHttp.Reply page) {
        return line(page.body(), "<title>").orElse(page.body());
    }

    private static String header(RawHttp.Reply reply, String name) {
        return line(reply.head(), name + ": ")
                .map(line -> line.substring(name.length() + 2))
                .orElse(null);
    }

    /** The first line that begins with a text, in either case of letters. */
    private static Optional<String> line(String lines, String beginning) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> line.regionMatches(true, 0, beginning, 0, beginning.length()))
                .findFirst();
    }
}
