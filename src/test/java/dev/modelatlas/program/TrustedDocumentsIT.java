package dev.modelatlas.program;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Csv;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** The packaged program with a fixed list of documents, from a manifest of graphql-codegen and from a file. */
class TrustedDocumentsIT {
    private static final String IN_MANIFEST = "query Label($number: Int) { revision(number: $number) { label } }";
    private static final String IN_FILE = "{ revision(number: 1) { modelCount } }\n";

    @TempDir
    static Path home;

    private static ServingProgram serving;
    private static String id;

    @BeforeAll
    static void serve() throws Exception {
        // The client preset of graphql-codegen uses such IDs.
        id = hash("SHA-1", IN_MANIFEST);
        var documents = Files.createDirectory(home.resolve("documents"));
        Files.writeString(
                documents.resolve("persisted-documents.json"),
                "{\"" + id + "\": \"" + IN_MANIFEST + "\", \"Label\": \"" + IN_MANIFEST + "\"}");
        Files.writeString(documents.resolve("count.graphql"), IN_FILE);
        serving = ServingProgram.start(trusting(documents));
    }

    @AfterAll
    static void end() {
        if (serving != null) {
            serving.close();
        }
    }

    @Test
    void runsADocumentInTheManifestByItsIdOrHashOrText() throws Exception {
        var label = "{revision: {label: '2024-07-16'}}";
        var variables = Map.of("number", 1);
        assertData(post(Map.of("extensions", named(id), "variables", variables)), label);
        assertData(post(Map.of("extensions", named(hash("SHA-256", IN_MANIFEST)), "variables", variables)), label);
        assertData(post(Map.of("query", IN_MANIFEST, "variables", variables)), label);
    }

    @Test
    void runsADocumentInAGraphqlFileByItsHashOrText() throws Exception {
        var count = "{revision: {modelCount: 1}}";
        assertData(post(Map.of("extensions", named(hash("SHA-256", IN_FILE)))), count);
        assertData(get(IN_FILE), count);
    }

    /** The second response to each ID comes from the cache. */
    @Test
    void idOtherThanAHashMakesTheAnswerMutable() throws Exception {
        for (var isKept : List.of(false, true)) {
            assertThat(cacheControl(id)).as("kept: %s", isKept).endsWith(", immutable");
            assertThat(cacheControl("sha256:" + hash("SHA-256", IN_MANIFEST))).endsWith(", immutable");
            assertThat(cacheControl("Label")).isEqualTo("public, max-age=10, stale-while-revalidate=60");
        }
    }

    private static String cacheControl(String id) {
        return asking().queryParam("documentId", id)
                .queryParam("variables", "{\"number\": 1}")
                .get("/graphql")
                .header("Cache-Control");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ revision(number: 1) { modelCount } }",
                "{ __typename }",
                "{ __schema { queryType { name } } }",
                "query Label($number: Int) { revision(number: $number) { label asOf } }",
                "{ revision {",
            })
    void refusesOtherDocumentsWithAndWithoutTheirHash(String document) throws Exception {
        var hash = hash("SHA-256", document);
        assertRefused(post(Map.of("query", document)));
        assertRefused(post(Map.of("query", document, "extensions", named(hash))));
        assertRefused(post(Map.of("extensions", named(hash))));
        assertRefused(get(document));
    }

    @Test
    void refusesTheIdOfATrustedDocumentWithADifferentText() {
        assertRefused(post(Map.of("query", "{ __typename }", "extensions", named(id))));
    }

    private static Program trusting(Path documents) {
        var database = Atlas.emptyDatabase();
        Atlas.on(database.dataSource()).take("2024-07-16", Csv.file(Csv.row("First", "2024-01-01", "OpenAI")));
        return Program.in(home)
                .on(database)
                .with("model-atlas.documents.trusted-only", "true")
                .with("model-atlas.documents.directory", documents.toString());
    }

    private static Map<String, Object> named(String id) {
        return Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", id));
    }

    private static Response post(Map<String, Object> request) {
        return asking().contentType(ContentType.JSON).body(request).post("/graphql");
    }

    private static Response get(String document) {
        return asking().queryParam("query", document).get("/graphql");
    }

    /** A request that accepts the media type with which the status shows a refusal. */
    private static RequestSpecification asking() {
        return given().baseUri(serving.address().toString())
                .port(serving.address().getPort())
                .accept("application/graphql-response+json");
    }

    private static void assertData(Response answer, String data) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatJson(answer.asString()).node("data").isEqualTo(data);
    }

    private static void assertRefused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThatJson(answer.asString())
                .isEqualTo("{errors: [{message: 'This server accepts only trusted documents, and this document is not"
                        + " one of them.', extensions: {code: 'DOCUMENT_NOT_TRUSTED', argument: 'query'}}]}");
    }

    private static String hash(String algorithm, String text) throws Exception {
        var bytes = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(bytes);
    }
}
