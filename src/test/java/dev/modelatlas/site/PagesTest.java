package dev.modelatlas.site;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Clients;

import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class PagesTest {
    /** The value of model-atlas.pages.max-concurrent-per-address. */
    private static final int PLACES_OF_ONE = 100;

    @TestHTTPResource
    URI site;

    @ParameterizedTest
    @ValueSource(strings = {"/graphiql", "/graphiql/", "/graphiql?query=%7Brevision%7Bnumber%7D%7D"})
    void servesThePlaygroundAtItsPaths(String address) {
        var page = given().redirects().follow(false).urlEncodingEnabled(false).get(address);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("<title>API playground – Model Atlas</title>");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/report | Large-scale AI models: the report",
                "/report/ | Large-scale AI models: the report",
                "/report?revision=3&lang=en | Large-scale AI models: the report",
                "/report?revision=3&lang=ko | 글로벌 초거대 AI 모델 현황 분석",
                "/report?r=3&ko | 글로벌 초거대 AI 모델 현황 분석",
                "/report?lang=en&lang=ko | Large-scale AI models: the report",
            })
    void servesTheReportAtItsPaths(String address, String title) {
        var page = given().redirects().follow(false).urlEncodingEnabled(false).get(address);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("<title>" + title + " – Model Atlas</title>");
        assertThat(page.headers().getValues("Cache-Control")).containsExactly("no-cache");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'; ");
    }

    @Test
    void browserGetsALinkToTheStartPageIfThePageDoesNotExist() {
        var page = given().header("Accept", "text/html").get("/model/gpt-4");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.asString())
                .contains("<html lang=\"en\">", "name=\"viewport\"", "<a href=\"/\">", "<p lang=\"ko\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphiql", "/report"})
    void answersHeadRequestsForPages(String address) {
        assertThat(given().head(address).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/claims | Claims about large-scale AI models, checked",
                "/claims/ | Claims about large-scale AI models, checked",
                "/claims?report=is-198&lang=ko | 초거대 AI 모델에 관한 주장 검증",
                "/claims?ko | Claims about large-scale AI models, checked",
                "/claims/is-198-22 | South Korea ranked third in 2024, level with France.",
                "/claims/is-198-22?revision=3&lang=ko | 2024년에 한국은 프랑스와 함께 3위였습니다.",
                "/claims/is-198-22/?revision=3&lang=ko | 2024년에 한국은 프랑스와 함께 3위였습니다.",
                "/claims/IS-198-22 | South Korea ranked third in 2024, level with France.",
                "/claims/Is-198-22/ | South Korea ranked third in 2024, level with France."
            })
    void servesTheClaimsAtTheirPaths(String address, String title) {
        var page = given().redirects().follow(false).get(address);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("<title>" + title + " – Model Atlas</title>");
        assertThat(page.headers().getValues("Cache-Control")).containsExactly("no-cache");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(given().head(address).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ | Model Atlas: 글로벌 초거대 AI 모델 현황 | Model Atlas: the world’s large-scale AI models",
                "/report | 글로벌 초거대 AI 모델 현황 분석 | Large-scale AI models: the report",
                "/claims | 초거대 AI 모델에 관한 주장 검증 | Claims about large-scale AI models, checked",
                "/claims/is-198-22 | 2024년에 한국은 프랑스와 함께 3위였습니다. | South Korea ranked third in 2024, level with France.",
                "/claims/x | 초거대 AI 모델에 관한 주장 검증 | Claims about large-scale AI models, checked",
            })
    void headingAndTextsForReadersWithoutScriptsAreInTheLanguageOfThePage(String path, String korean, String english) {
        var page = given().get(path + "?lang=ko").asString();
        assertThat(page)
                .contains("<html lang=\"ko\">", "<h1>" + korean + "</h1>", ">본문으로 건너뛰기</a>", "자바스크립트")
                .doesNotContain("<h1>" + english, "Skip to", "JavaScript");
        var other = given().get(path + "?lang=en").asString();
        assertThat(other)
                .contains("<html lang=\"en\">", "<h1>" + english + "</h1>", ">Skip to the content</a>", "JavaScript")
                .doesNotContainPattern("[가-힣]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/report", "/claims", "/claims/is-198-22", "/models", "/countries/KR"})
    void pageHasOneLinkForEachLanguage(String path) {
        assertThat(Pattern.compile("<link rel=\"alternate\" hreflang=\"([a-z-]+)\"")
                        .matcher(given().get(path).asString())
                        .results()
                        .map(link -> link.group(1)))
                .containsExactly("en", "ko", "x-default");
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/?ko, /?lang=ko",
        "/report/, /report",
        "/claims/is-198-22?lang=en, /claims/is-198-22?lang=en",
        "/claims/is-198-22?lang=ko, /claims/is-198-22?lang=ko",
        "/claims/IS-198-22/, /claims/is-198-22",
        "/models?lang=en, /models?lang=en",
        "/countries/KR, /countries/KR",
        "/countries/KR?utm_source=letter&fbclid=1, /countries/KR",
        "/report?utm_medium=email&mc_cid=1&NaPm=2&_gl=3, /report",
    })
    void canonicalUrlOpensTheSamePage(String address, String canonical) {
        var page = given().urlEncodingEnabled(false).get(address).asString();
        assertThat(page)
                .containsPattern(
                        "<link rel=\"canonical\" href=\"http://localhost:\\d+" + Pattern.quote(canonical) + "\">")
                .containsPattern(
                        "<meta property=\"og:url\" content=\"http://localhost:\\d+" + Pattern.quote(canonical) + "\">")
                .doesNotContain("noindex");
    }

    /** Phones share the canonical URL of a page, so a URL without the parameters would open other figures. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?revision=3&lang=en",
                "/?r=3&ko",
                "/?country=KR",
                "/report?r=3&h=g&o=g&c=KR&n=3&e=is-198&y=2020-2024&en",
                "/claims?report=is-198",
                "/claims?fbclids=1",
                "/claims/is-198-22?revision=3&lang=en",
                "/claims/is-198-22?ko",
                "/models?revision=3",
                "/models?text=gpt&lang=ko",
                "/models/gpt-4?lang=en&revision=3",
                "/countries/KR?revision=3",
            })
    void pageWithOtherParametersHasNoUrlWithoutThem(String address) {
        assertThat(given().urlEncodingEnabled(false).get(address).asString())
                .doesNotContain("canonical", "og:url", "hreflang")
                .contains("<meta name=\"robots\" content=\"noindex\">", "<meta property=\"og:title\"")
                .containsPattern("<meta name=\"model-atlas-site\" content=\"http://localhost:\\d+\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void linksForReadersWithoutScriptsLeadToResponsesWithoutErrors(String language) {
        var links = Pattern.compile("href=\"(/graphql[^\"]*)\"")
                .matcher(given().get("/?lang=" + language).asString())
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(links).hasSize(3);
        for (var link : links) {
            var answer = given().urlEncodingEnabled(false).get(link);
            assertThat(answer.statusCode()).as(link).isEqualTo(200);
            assertThat(answer.asString()).doesNotContain("\"errors\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/claims/is-198-99", "/claims/is-198", "/claims/x", "/claims/X/"})
    void pageOfAnUnknownClaimHasStatus404(String address) {
        var page = given().get(address);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.asString())
                .contains("<title>Claims about large-scale AI models, checked – Model Atlas</title>")
                .contains(
                        "<meta name=\"robots\" content=\"noindex\">",
                        "<script src=\"/claims/main.js\" type=\"module\">");
        assertThat(given().header("If-None-Match", page.header("ETag"))
                        .get(address)
                        .statusCode())
                .isEqualTo(404);
        assertThat(given().head(address).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/claims/is_198", "/claims/is-198-22/a", "/claims/a/b"})
    void addressThatCannotBeAClaimIsNotFound(String address) {
        var answer = given().urlEncodingEnabled(false).get(address);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.asString()).doesNotContain("<title>Claims");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql-ui/", "/graphql-ui/index.html"})
    void addressOfTheBuiltInGraphiqlRedirectsToThePlayground(String address) {
        var page = given().redirects().follow(false).get(address);
        assertThat(page.statusCode()).isEqualTo(301);
        assertThat(page.header("Location")).isEqualTo("/graphiql");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/explorer/../llms.txt", "/favicon.svg", "/claims/is-198-22", "/webjars/d3/dist/d3.min.js"})
    @MethodSource("fileOfEachFolder")
    void filesAreRevalidatedAndAllowOnlyOwnScripts(String address) {
        var file = given().get(address);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().getValues("Cache-Control")).containsExactly("no-cache");
        assertThat(file.headers().getValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'self'; ");
        assertThat(file.headers().getValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    static Collection<String> fileOfEachFolder() throws IOException {
        var root = Path.of("src/main/resources/META-INF/resources");
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .collect(toMap(Path::getParent, file -> "/" + root.relativize(file), (one, other) -> one))
                    .values();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void clientThatHasTheFileGets304(String encoding) {
        var file = given().header("Accept-Encoding", encoding).get("/explorer/main.js");
        var again = given().header("Accept-Encoding", encoding)
                .header("If-None-Match", file.header("ETag"))
                .get("/explorer/main.js");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(file.header("ETag"));
        assertThat(again.asByteArray()).isEmpty();
    }

    @Test
    void compressedFileHasTheSameContent() throws Exception {
        var plain = script("GET", "identity");
        var packed = script("GET", "gzip");
        assertThat(inflate(packed.body())).isEqualTo(plain.body());
        assertThat(plain.headers().firstValueAsLong("Content-Length")).hasValue(plain.body().length);
        assertThat(packed.headers().firstValue("ETag"))
                .isNotEqualTo(plain.headers().firstValue("ETag"));
        assertThat(packed.headers().firstValue("Content-Type")).hasValue("text/javascript;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void headResponseHasTheContentLengthOfTheGetResponse(String encoding) throws Exception {
        assertThat(script("HEAD", encoding).headers().firstValueAsLong("Content-Length"))
                .hasValue(script("GET", encoding).body().length);
    }

    @Test
    void slowDownloadsDoNotBlockResponsesWithoutABody() throws Exception {
        var known = given().header("Accept-Encoding", "identity").get("/explorer/main.js");
        var readers = new ArrayList<Socket>();
        try {
            for (var n = 0; n < PLACES_OF_ONE; n++) {
                readers.add(slowReader());
            }
            assertThat(given().get("/explorer/main.js").statusCode()).isEqualTo(503);
            assertThat(given().head("/explorer/main.js").statusCode()).isEqualTo(200);
            assertThat(given().header("Accept-Encoding", "identity")
                            .header("If-None-Match", known.header("ETag"))
                            .get("/explorer/main.js")
                            .statusCode())
                    .isEqualTo(304);
        } finally {
            for (var reader : readers) {
                reader.close();
            }
        }
        await().until(() -> given().get("/explorer/main.js").statusCode() == 200);
    }

    /** A client that begins to read a large file, and then stops reading. */
    private Socket slowReader() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(site.getHost(), site.getPort()));
        socket.getOutputStream()
                .write("GET /graphql-ui/graphiql.min.js HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        return socket;
    }

    private HttpResponse<byte[]> script(String method, String encoding) throws Exception {
        var request = HttpRequest.newBuilder(site.resolve("/graphql-ui/graphiql.min.js"))
                .method(method, BodyPublishers.noBody())
                .header("Accept-Encoding", encoding)
                .build();
        return Clients.http().send(request, BodyHandlers.ofByteArray());
    }

    private static byte[] inflate(byte[] compressed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing.js",
                "/webjars/d3/7.9.0",
                "/explorer",
                "/explorer/",
                "/META-INF/resources/index.html",
                "/..%2findex.html"
            })
    void requestForAMissingFileHasStatus404(String address) {
        assertThat(given().urlEncodingEnabled(false).get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void playgroundUsesNoOtherHosts() {
        assertThat(given().get("/graphiql").asString().replaceFirst("<meta name=\"model-atlas-site\"[^>]*>", ""))
                .doesNotContain("//");
    }

    @Test
    void playgroundKnowsThePublicUrl() {
        assertThat(given().get("/graphiql").asString())
                .containsPattern("<meta name=\"model-atlas-site\" content=\"http://localhost:\\d+\">");
    }

    /** The server fills in these files. Without that, they would be pages without a language or with a script error. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.html",
                "/claims/index.html",
                "/report/index.html",
                "/things/index.html",
                "/things/",
                "/playground/index.html",
                "/playground/",
                "/explorer/../index.html"
            })
    void templateOfAPageIsNoPage(String address) {
        var page = given().header("Accept", "text/html").get(address);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.asString()).contains("<h1>No page exists at this URL.</h1>");
    }
}
