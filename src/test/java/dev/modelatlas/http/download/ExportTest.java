package dev.modelatlas.http.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.csv.CsvExport;
import dev.modelatlas.csv.ExportFormat;
import dev.modelatlas.fact.Fact;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.RawHttp;
import dev.modelatlas.testsupport.RecordedLog;
import dev.modelatlas.testsupport.StatementCounter;
import dev.modelatlas.value.Sha256;

import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
class ExportTest {
    private static final String CSV = "/export/models.csv";

    @Inject
    Jdbi jdbi;

    @Inject
    StatementCounter statements;

    @Inject
    DownloadHandler downloads;

    @Inject
    BrokenDownload broken;

    @ParameterizedTest
    @EnumSource
    void exportOverHttpEqualsThatOfTheCommandLine(ExportFormat format) {
        var answer = get("/export/models." + format.extension(), Map.of("revision", 3));
        assertThat(answer.asString()).isEqualTo(commandLine(format));
        assertThat(answer.contentType()).isEqualTo(format.mediaType() + "; charset=utf-8");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"models-r3." + format.extension() + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "csv, countries=KR, models-r3-filtered.csv",
        "ndjson, countries=KR, models-r3-filtered.ndjson",
        "csv, derived=true&text=gpt, models-r3-filtered-derived.csv",
        "csv, countryBasis=RECORDED, models-r3.csv",
    })
    void nameOfASavedFileShowsWhetherModelsAreMissing(String extension, String parameters, String name) {
        var answer = given().head("/export/models." + extension + "?revision=3&" + parameters);
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + name + "\"");
    }

    /**
     * When the bytes of a stored revision change, increase {@link ExportFormat#EDITION} beyond the edition of the facts,
     * and update the hashes here.
     */
    @ParameterizedTest
    @CsvSource({
        "CSV, 0, d83aa490c2f9b719c1d195b2e94c7248f6c7a7cd150db6d91fc03f94c1ef842a",
        "NDJSON, 0, defaea994f9a5b73832edf82de707785b88f99334f8e82fbd8848e60d913fe7a"
    })
    void exportOfTheCurrentEditionHasTheExpectedBytes(ExportFormat format, int beyondFacts, String sha256) {
        var answer = get("/export/models." + format.extension(), Map.of("revision", 3));
        assertThat(ExportFormat.EDITION).isEqualTo(Fact.LATEST_EDITION + beyondFacts);
        assertThat(Sha256.hex(answer.asString())).isEqualTo(sha256);
    }

    @Test
    void readsEachOfAThousandParameters() {
        var path = CSV + "?" + "countries=KR&".repeat(600) + "confidence=LIKELY&".repeat(430) + "revision=3";
        assertThat(given().get(path).header("X-Atlas-Revision")).isEqualTo("3");
        assertThat(given().get(path + "&nothing=1").statusCode()).isEqualTo(400);
    }

    @Test
    void compressedExportHasTheSameContent() {
        var answer = given().header("Accept-Encoding", "gzip").get(CSV + "?revision=3");
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.asString()).isEqualTo(commandLine(ExportFormat.CSV));
        assertThat(answer.header("ETag")).endsWith("-gzip\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?revision=3 | 3 | public, max-age=31536000, immutable",
                "''          | 9 | public, max-age=10, stale-while-revalidate=60",
            })
    void headersShowTheRevisionAndMaxAge(String query, String revision, String cacheControl) {
        var answer = given().get(CSV + query);
        assertThat(answer.header("X-Atlas-Revision")).isEqualTo(revision);
        assertThat(answer.header("Cache-Control")).isEqualTo(cacheControl);
        assertThat(answer.header("Vary")).contains("Accept-Encoding");
    }

    @Test
    void clientThatHasTheExportGets304() {
        var etag = get(CSV, Map.of("revision", 3)).header("ETag");
        assertThat(etag).matches("\"[0-9a-f]{32}(-gzip)?\"");
        assertThat(statements.during(
                        () -> assertThat(status(etag, "?revision=3")).isEqualTo(304)))
                .isZero();
        assertThat(status(etag, "?revision=4")).isEqualTo(200);
        assertThat(status(etag, "?revision=3&countries=KR")).isEqualTo(200);
    }

    @Test
    void headResponseHasTheHeadersOfGetWithoutTheBody() {
        var whole = get(CSV, Map.of("revision", 3));
        var head = given().head(CSV + "?revision=3");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.asString()).isEmpty();
        for (var name : List.of("ETag", "Content-Type", "X-Atlas-Revision", "Cache-Control", "Link")) {
            assertThat(head.header(name)).as(name).isEqualTo(whole.header(name));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "countries=KR,FR&releasedFrom=2024-01-01           | {countries: ['KR', 'FR'], releasedFrom: '2024-01-01'}",
                "countries=KR&countries=FR&countryBasis=RECORDED   | {countries: ['KR', 'FR'], countryBasis: RECORDED}",
                "text=exaone&computeKnown=true                     | {text: 'exaone', computeKnown: true}",
                "minTrainingFlop=1e24&maxDomains=1                 | {minTrainingFlop: 1e24, maxDomains: 1}",
                "accessibility=API_ACCESS,UNRELEASED               | {accessibility: [API_ACCESS, UNRELEASED]}",
                "filter={\"not\":{\"sectors\":[\"INDUSTRY\"]}}     | {not: {sectors: [INDUSTRY]}}",
                "filter={\"minTasks\":3}&collaboration=JOINT       | {minTasks: 3, collaboration: JOINT}",
                "countryBasis=RECORDED&filter={\"countries\":[\"GB\"]} | {countries: ['GB'], countryBasis: RECORDED}",
                "organizationBasis=RECORDED&filter={\"collaboration\":\"JOINT\"} | {collaboration: JOINT, organizationBasis: RECORDED}",
                "filter={\"countries\":[],\"minDomains\":0}         | {minDomains: 0, countries: []}",
            })
    void filteredExportHasTheSameModelsAsTheGraphQLField(String query, String filter) {
        var document = "{ models(first: 100, revision: 3, filter: " + filter.replace('\'', '"')
                + ") { totalCount nodes { slug } } }";
        var models = GraphQLClient.post(document).jsonPath();
        var exported = get("/export/models.ndjson?revision=3&" + query, Map.of())
                .asString()
                .lines()
                .toList();
        assertThat(exported).hasSize(models.getInt("data.models.totalCount")).isNotEmpty();
        var slugs = models.<String>getList("data.models.nodes.slug");
        assertThat(exported.stream().map(ExportTest::slug))
                .isSorted()
                .containsAll(slugs.size() < 100 ? slugs : slugs.subList(0, 10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "contries=KR            | 400 | BAD_USER_INPUT     | contries             | Valid parameters: ",
                "countries=KR&Countries=US | 400 | BAD_USER_INPUT  | Countries            | Valid parameters: ",
                "countries=KR,Korea     | 400 | BAD_USER_INPUT     | countries            | Korea",
                "organizations=         | 400 | BAD_USER_INPUT     | organizations        | has no value. Leave it out",
                "countries=,&countries= | 400 | BAD_USER_INPUT     | countries            | has no value. Leave it out",
                "organizations=nobody   | 400 | BAD_USER_INPUT     | organizations        | no organization has the slug",
                "releasedFrom=2024-02-30| 400 | BAD_USER_INPUT     | releasedFrom         | a valid date",
                "minDomains=two         | 400 | BAD_USER_INPUT     | minDomains           | is not a whole number",
                "minDomains=1&minDomains=2 | 400 | BAD_USER_INPUT  | minDomains           | Give it once",
                "computeKnown=yes       | 400 | BAD_USER_INPUT     | computeKnown         | is not true or false",
                "sectors=INDUSTRY,X     | 400 | BAD_USER_INPUT     | sectors[1]           | Valid values: ACADEMIA",
                "filter={               | 400 | BAD_USER_INPUT     | filter               | is not a JSON object",
                "filter=null            | 400 | BAD_USER_INPUT     | filter               | is not a JSON object",
                "filter=                | 400 | BAD_USER_INPUT     | filter               | is not a JSON object",
                "filter={\"any\":[{\"x\":1}]} | 400 | BAD_USER_INPUT | filter.any[0].x    | is not a field of ModelFilter",
                "revision=new           | 400 | BAD_USER_INPUT     | revision             | is not a whole number",
                "revision=99            | 404 | REVISION_NOT_FOUND | revision             | Choose a revision from 1 to 9",
            })
    void refusalNamesTheWrongParameter(String query, int status, String code, String argument, String words) {
        var answer = get(CSV + "?" + query, Map.of());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThatJson(answer.asString())
                .node("errors")
                .isEqualTo("[{message: '${json-unit.any-string}', extensions: {code: '" + code + "', argument: '"
                        + argument + "'}}]");
        assertThat(answer.jsonPath().getString("errors[0].message")).contains(words);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void plusSignOfAnExponentNeedsNoEncoding() {
        var url = CSV + "?revision=3&minTrainingFlop=";
        var answer = given().urlEncodingEnabled(false).get(url + "1e+25");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo(given().get(url + "1e25").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "text/*", "*/*", "text/html, */*;q=0.1", "TEXT/CSV;charset=utf-8"})
    void clientThatAcceptsCsvGetsTheExport(String accept) {
        assertThat(given().accept(accept).get(CSV + "?revision=3&text=gpt").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "*/*, text/csv;q=0"})
    void clientThatDoesNotAcceptCsvIsRefused(String accept) {
        var answer = given().accept(accept).get(CSV);
        assertThat(answer.statusCode()).isEqualTo(406);
        assertThatJson(answer.asString()).node("errors[0].extensions.code").isEqualTo("NOT_ACCEPTABLE");
    }

    @Test
    void allowsOnlyGetHeadAndOptions() {
        var answer = given().post(CSV);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(given().options(CSV).statusCode()).isEqualTo(204);
    }

    @Test
    void unknownExportFormatHasStatus404() {
        var answer = given().get("/export/models.xlsx");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThatJson(answer.asString()).node("errors[0].extensions.code").isEqualTo("NOT_FOUND");
    }

    @Test
    void metadataDescribesTheFile() {
        var answer = get("/export/models.metadata.json?revision=3&countries=KR", Map.of());
        var rows = get(CSV + "?revision=3&countries=KR", Map.of())
                        .asString()
                        .lines()
                        .count()
                - 1;
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=10, stale-while-revalidate=60");
        assertThatJson(answer.asString())
                .and(
                        all -> all.node("profile").isEqualTo("data-package"),
                        all -> all.node("rowCount").isEqualTo(rows),
                        all -> all.node("revision.number").isEqualTo(3),
                        all -> all.node("import.skippedRows").isEqualTo(0),
                        all -> all.node("import.noteCounts").isEqualTo("{MALFORMED: 1, UNKNOWN: 22}"),
                        all -> all.node("import.notes").isArray().hasSize(23),
                        all -> all.node("licenses").isEqualTo("[{name: 'CC-BY-4.0', title: 'CC BY 4.0'}]"),
                        all -> all.node("sources[0].attribution").isString().startsWith("Epoch AI"),
                        all -> all.node("citation")
                                .isString()
                                .contains("revision 3", "CC BY 4.0", "/export/models.csv?revision=3"),
                        all -> all.node("resources[0].path").isString().endsWith(CSV + "?revision=3&countries=KR"),
                        all -> all.node("resources[0].schema.primaryKey").isEqualTo("slug"));
        var header = commandLine(ExportFormat.CSV).lines().findFirst().orElseThrow();
        assertThat(String.join(",", answer.jsonPath().getList("resources[0].schema.fields.name")))
                .isEqualTo(header);
        assertThat(answer.jsonPath().<String>getList("resources[1].schema.fields.description"))
                .isNotEmpty()
                .allMatch(text -> text.endsWith("."));
    }

    @Test
    void metadataOfAnEmptyFileHasTheSourceOfTheRevision() {
        var answer = get("/export/models.metadata.json?revision=3&text=nothing-has-this-name", Map.of());
        assertThatJson(answer.asString())
                .and(
                        all -> all.node("rowCount").isEqualTo(0),
                        all -> all.node("licenses").isEqualTo("[{name: 'CC-BY-4.0', title: 'CC BY 4.0'}]"),
                        all -> all.node("sources").isArray().hasSize(1),
                        all -> all.node("sources[0].attribution").isString().startsWith("Epoch AI"),
                        all -> all.node("sources[0].rowCount").isEqualTo(0));
    }

    @Test
    void interruptedExportIsRecognizablyIncomplete() {
        var request = "GET /export/broken HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8);
        var reply = RawHttp.send(request);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("first piece").doesNotEndWith("0\r\n\r\n");
    }

    /** Over HTTP/1.0, a response of unknown length ends with the connection. */
    @Test
    void interruptedExportOverHttp10ResetsTheConnection() {
        var request = "GET /export/broken HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(UTF_8);
        assertThatThrownBy(() -> RawHttp.send(request))
                .hasCauseInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "keep-alive"})
    void completeExportOverHttp10EndsWithTheConnection(String connection) {
        var request =
                "GET " + CSV + "?revision=3 HTTP/1.0\r\nHost: localhost\r\nConnection: " + connection + "\r\n\r\n";
        assertThat(RawHttp.send(request.getBytes(UTF_8)).body()).isEqualTo(commandLine(ExportFormat.CSV));
    }

    @Test
    void status500IsReturnedIfAnExportFailsBeforeItsFirstChunk() {
        var answer = given().get("/export/broken-at-once");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThatJson(answer.asString()).node("errors[0].extensions.code").isEqualTo("INTERNAL_SERVER_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/export/broken-at-once", "/export/broken"})
    void logOfABrokenExportHasTheRequestAndTheEndpoint(String path) {
        var id = "broken-" + UUID.randomUUID();
        try (var log = RecordedLog.of(CodedError.class)) {
            RawHttp.send(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Request-Id: " + id
                            + "\r\n\r\n")
                    .getBytes(UTF_8));
            await().until(() -> !log.ofRequest(id).isEmpty());
            assertThat(log.ofRequest(id))
                    .singleElement()
                    .asString()
                    .startsWith("Internal error ")
                    .contains(" at (broken)");
        }
    }

    @Test
    void defectIsLoggedEvenIfTheClientHasDisconnected() throws IOException {
        var id = "left-" + UUID.randomUUID();
        broken.heldFails = true;
        try (var log = RecordedLog.of(CodedError.class)) {
            var before = broken.begun.get();
            try (var client = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
                client.getOutputStream()
                        .write(("GET /export/held HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Request-Id: "
                                        + id + "\r\n\r\n")
                                .getBytes(UTF_8));
                await().until(() -> broken.begun.get() > before);
            }
            await().until(() -> downloads.inProgress() == 0);
            broken.held.release();
            await().until(() -> !log.ofRequest(id).isEmpty());
        } finally {
            broken.heldFails = false;
        }
    }

    private static int status(String etag, String query) {
        return given().header("If-None-Match", etag).get(CSV + query).statusCode();
    }

    private String commandLine(ExportFormat format) {
        var out = new ByteArrayOutputStream();
        new CsvExport(jdbi).write(format, 3, out);
        return out.toString(UTF_8);
    }

    private static Response get(String path, Map<String, ?> parameters) {
        var start = path.indexOf('?');
        var ask = given().header("Accept-Encoding", "identity")
                .urlEncodingEnabled(true)
                .queryParams(parameters);
        Stream.of(start < 0 ? new String[0] : path.substring(start + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> ask.queryParam(pair[0], pair[1]));
        return ask.get(start < 0 ? path : path.substring(0, start));
    }

    private static String slug(String line) {
        return line.replaceAll("^\\{\"slug\":\"([^\"]+)\".*", "$1");
    }
}
