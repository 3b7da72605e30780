package dev.modelatlas.http.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.http.message.ResponseType;
import dev.modelatlas.http.observe.RequestMetrics;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.response.Freshness;
import dev.modelatlas.http.response.SerializedResponse;
import dev.modelatlas.value.Sha256;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
class PersistedQueriesTest {
    private static final String LABEL = "{ revision(number: 3) { label } }";
    private static final String DATA = "{\"revision\": {\"label\": \"2025-02-01\"}}";

    @Inject
    Engine engine;

    @TempDir
    Path directory;

    @Test
    void reportsAnUnknownHashAsPersistedQueryNotFound() {
        var answer = get(null, Sha256.hex("{ __typename } # nobody sent this"));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThatJson(answer.asString())
                .isEqualTo("{errors: [{message: 'PersistedQueryNotFound',"
                        + " extensions: {code: 'PERSISTED_QUERY_NOT_FOUND'}}]}");
    }

    @Test
    void registeredDocumentIsFoundByGetAndPost() {
        var document = LABEL + " # posted";
        assertThatJson(post(document, Sha256.hex(document)).asString())
                .node("data")
                .isEqualTo(DATA);
        assertThatJson(post(null, Sha256.hex(document)).asString()).node("data").isEqualTo(DATA);
        assertThatJson(get(null, Sha256.hex(document)).asString()).node("data").isEqualTo(DATA);
    }

    @Test
    void documentIsRegisteredEvenIfItsAnswerIsCached() {
        var document = LABEL + " # asked before";
        given().queryParam("query", document).get("/graphql");
        assertThatJson(get(document, Sha256.hex(document)).asString())
                .node("data")
                .isEqualTo(DATA);
        assertThatJson(get(null, Sha256.hex(document)).asString()).node("data").isEqualTo(DATA);
    }

    @Test
    void doesNotRegisterAnInvalidDocument() {
        var document = "{ revision { colour } }";
        assertThatJson(post(document, Sha256.hex(document)).asString())
                .inPath("errors[0].extensions.code")
                .isEqualTo("GRAPHQL_VALIDATION_FAILED");
        assertThatJson(get(null, Sha256.hex(document)).asString())
                .inPath("errors[0].message")
                .isEqualTo("PersistedQueryNotFound");
    }

    @Test
    void refusesADocumentWithTheHashOfAnotherDocument() {
        var answer = post(LABEL, Sha256.hex("{ __typename }"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThatJson(answer.asString())
                .inPath("errors[0].message")
                .isEqualTo("`extensions.persistedQuery.sha256Hash` is not the SHA-256 of `query`.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "{\"version\": 2, \"sha256Hash\": \"ab\"}",
                "{\"version\": \"1\", \"sha256Hash\": \"ab\"}",
                "{\"version\": 1}",
                "{\"version\": 1, \"sha256Hash\": \"\"}",
                "{\"version\": 1, \"sha256Hash\": 7}",
            })
    void refusesAMalformedExtension(String extension) {
        var answer = given().queryParam("extensions", "{\"persistedQuery\": " + extension + "}")
                .get("/graphql");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThatJson(answer.asString())
                .inPath("errors[0].extensions")
                .isEqualTo("{code: 'BAD_REQUEST', argument: 'extensions.persistedQuery'}");
    }

    @Test
    void findsADocumentByItsDocumentId() {
        var document = LABEL + " # by its id";
        var hash = Sha256.hex(document);
        var id = "sha256:" + hash;
        assertThatJson(given().queryParam("documentId", id).get("/graphql").asString())
                .inPath("errors[0].extensions")
                .isEqualTo("{code: 'PERSISTED_QUERY_NOT_FOUND'}");
        assertThatJson(postEnvelope(Map.of("documentId", id, "query", document)).asString())
                .node("data")
                .isEqualTo(DATA);
        for (var name : new String[] {id, hash}) {
            assertThatJson(postEnvelope(Map.of("documentId", name)).asString())
                    .node("data")
                    .isEqualTo(DATA);
            assertThatJson(given().queryParam("documentId", name)
                            .get("/graphql")
                            .asString())
                    .node("data")
                    .isEqualTo(DATA);
            assertThatJson(get(null, name).asString()).node("data").isEqualTo(DATA);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"documentId\": 7}  | documentId | `documentId` must be a string.",
                "{\"documentId\": \"\"} | documentId | `documentId` must have 1 to 200 characters.",
                "{\"documentId\": \"sha256:AB\"} | documentId | `documentId`: 64 hexadecimal digits in lower case must follow \"sha256:\".",
                "{\"documentId\": \"a\", \"query\": \"{ __typename }\"} | documentId | `documentId` is not the SHA-256 of `query`.",
                "{\"documentId\": \"a\", \"extensions\": {\"persistedQuery\": {}}} | documentId | `documentId` and `extensions.persistedQuery` both name a document. Send only one of them.",
            })
    void refusesAnInvalidDocumentIdWithTheReason(String envelope, String argument, String message) {
        var answer = given().contentType(ContentType.JSON).body(envelope).post("/graphql");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].message")).isEqualTo(message);
        assertThat(answer.jsonPath().getString("errors[0].extensions.argument")).isEqualTo(argument);
    }

    @Test
    void manifestIdsAreFoundWithAndWithoutThePrefixSha256() throws IOException {
        var hash = Sha256.hex(LABEL);
        Files.writeString(
                directory.resolve("manifest.json"),
                "{\"sha256:" + hash + "\": \"" + LABEL + "\", \"x-app:label/2\": \"{ __typename }\"}");
        var documents = documents(true, Optional.of(directory));
        documents.loadTrusted(new StartupEvent());
        for (var id : new String[] {hash, "sha256:" + hash}) {
            assertThat(documents.resolve(meaning(id)).query()).isEqualTo(LABEL);
            assertThat(documents.resolve(asking(null, id)).query()).isEqualTo(LABEL);
        }
        assertThat(documents.resolve(meaning("x-app:label/2")).query()).isEqualTo("{ __typename }");
        assertNotTrusted(documents, meaning("x-app:label/3"));
    }

    @Test
    void serverDoesNotStartIfAHashInTheManifestBelongsToAnotherDocument() throws IOException {
        var file = Files.writeString(
                directory.resolve("manifest.json"),
                "{\"sha256:" + Sha256.hex("{ another }") + "\": \"" + LABEL + "\"}");
        assertThatThrownBy(() -> documents(true, Optional.of(directory)).loadTrusted(new StartupEvent()))
                .hasMessageStartingWith("model-atlas.documents.directory: " + file + ": the id sha256:")
                .hasMessageEndingWith(" is wrong: the SHA-256 of its document is " + Sha256.hex(LABEL) + ".");
    }

    /** No request could name such a document. */
    @Test
    void serverDoesNotStartIfAnIdInTheManifestIsEmptyOrTooLong() throws IOException {
        var file = directory.resolve("manifest.json");
        Files.writeString(file, "{\"" + "i".repeat(200) + "\": \"{ __typename }\"}");
        documents(true, Optional.of(directory)).loadTrusted(new StartupEvent());
        for (var id : List.of("", "i".repeat(201))) {
            Files.writeString(file, "{\"" + id + "\": \"{ __typename }\"}");
            assertThatThrownBy(() -> documents(true, Optional.of(directory)).loadTrusted(new StartupEvent()))
                    .hasMessageStartingWith("model-atlas.documents.directory: " + file + ": the id \"")
                    .hasMessageEndingWith("\" must have 1 to 200 characters.");
        }
    }

    @Test
    void serverDoesNotStartIfTwoDocumentsHaveTheSameId() throws IOException {
        Files.writeString(directory.resolve("a.json"), "{\"same\": \"{ __typename }\", \"b\": \"" + LABEL + "\"}");
        var second = directory.resolve("b.json");
        Files.writeString(second, "{\"same\": \"{ __typename }\"}");
        documents(true, Optional.of(directory)).loadTrusted(new StartupEvent());
        Files.writeString(second, "{\"same\": \"" + LABEL + "\"}");
        assertThatThrownBy(() -> documents(true, Optional.of(directory)).loadTrusted(new StartupEvent()))
                .hasMessage("model-atlas.documents.directory: " + second + ": the id same belongs to two documents.");
        Files.writeString(second, "{\"c\": \"{ __typename }\", \"c\": \"" + LABEL + "\"}");
        assertThatThrownBy(() -> documents(true, Optional.of(directory)).loadTrusted(new StartupEvent()))
                .hasMessageStartingWith(
                        "model-atlas.documents.directory: " + second + ": the file must be a JSON object");
    }

    @Test
    void ignoresDirectoriesAmongTrustedDocuments() throws IOException {
        Files.createDirectory(directory.resolve("old.graphql"));
        assertThat(trusting().resolve(asking(LABEL, null)).query()).isEqualTo(LABEL);
    }

    @Test
    void findsTrustedDocumentsByHashOrIdOrText() throws IOException {
        var documents = trusting();
        assertThat(documents.resolve(asking(null, Sha256.hex(LABEL))).query()).isEqualTo(LABEL);
        assertThat(documents.resolve(asking(null, "names")).query()).isEqualTo("{ __typename }");
        assertThat(documents.resolve(asking(LABEL, null)).query()).isEqualTo(LABEL);
    }

    @ParameterizedTest
    @CsvSource({
        "names, false",
        "7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b, true",
        "sha256:7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b, true",
        "0beec7b5ea3f0fdbc95d0dd47f3c5bc275da8a33, true",
        "37b51d194a7513e45b56f6524f2d51f2, true",
        ", true"
    })
    void idOtherThanAHashMakesTheAnswerMutable(String id, boolean isImmutable) throws IOException {
        var answer = SerializedResponse.of(
                200,
                ResponseType.JSON,
                RequestOutcome.ok(null),
                new Freshness(null, null, null, true),
                "{}".getBytes(StandardCharsets.UTF_8));
        for (var request : List.of(meaning(id), asking(null, id))) {
            var sent = trusting().cacheable(request, answer);
            assertThat(sent.freshness().immutable()).isEqualTo(isImmutable);
            assertThat(sent.etag()).isSameAs(answer.etag());
        }
    }

    @Test
    void refusesDocumentsThatAreNotTrusted() throws IOException {
        var documents = trusting();
        var other = "{ revision { label } }";
        assertNotTrusted(documents, asking(other, null));
        assertNotTrusted(documents, asking(other, Sha256.hex(other)));
        assertNotTrusted(documents, asking(null, Sha256.hex(other)));
        documents.register(asking(other, Sha256.hex(other)));
        assertNotTrusted(documents, asking(null, Sha256.hex(other)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ revision { colour } } | Field 'colour' in type 'Revision' is undefined",
                "{ | Invalid syntax",
                "[] | the file must be a JSON object that maps each ID to its document"
            })
    void serverDoesNotStartWithAnInvalidTrustedDocument(String document, String problem) throws IOException {
        var file = Files.writeString(
                directory.resolve(document.startsWith("[") ? "wrong.json" : "wrong.graphql"), document);
        var documents = documents(true, Optional.of(directory));
        assertThatThrownBy(() -> documents.loadTrusted(new StartupEvent()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("model-atlas.documents.directory: " + file + ": ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"a\": null}", "{\"a\": \"{ __typename }\"}\n{\"b\": \"{ __typename }\"}"})
    void serverDoesNotStartIfAManifestHasNullsOrASecondObject(String manifest) throws IOException {
        var file = Files.writeString(directory.resolve("manifest.json"), manifest);
        assertThatThrownBy(() -> documents(true, Optional.of(directory)).loadTrusted(new StartupEvent()))
                .hasMessageStartingWith(
                        "model-atlas.documents.directory: " + file + ": the file must be a JSON object");
    }

    @Test
    void serverDoesNotStartIfRequiredTrustedDocumentsAreMissing() {
        assertThatThrownBy(() -> documents(true, Optional.empty()).loadTrusted(new StartupEvent()))
                .hasMessageContaining("model-atlas.documents.trusted-only requires model-atlas.documents.directory");
        assertThatThrownBy(() -> documents(true, Optional.of(directory)).loadTrusted(new StartupEvent()))
                .hasMessageContaining("contains no *.graphql or *.json files");
        assertThatThrownBy(() -> documents(false, Optional.of(directory.resolve("missing")))
                        .loadTrusted(new StartupEvent()))
                .hasMessageContaining("is not a readable directory");
    }

    private PersistedQueries trusting() throws IOException {
        Files.writeString(directory.resolve("label.graphql"), LABEL);
        Files.writeString(directory.resolve("manifest.json"), "{\"names\": \"{ __typename }\"}");
        var documents = documents(true, Optional.of(directory));
        documents.loadTrusted(new StartupEvent());
        return documents;
    }

    private static void assertNotTrusted(PersistedQueries documents, GraphQLRequest request) {
        assertThatThrownBy(() -> documents.resolve(request))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_NOT_TRUSTED));
    }

    private PersistedQueries documents(boolean trustedOnly, Optional<Path> directory) {
        var config = new DocumentsConfig() {
            @Override
            public boolean trustedOnly() {
                return trustedOnly;
            }

            @Override
            public Optional<Path> directory() {
                return directory;
            }

            @Override
            public MemorySize size() {
                return new MemorySize(java.math.BigInteger.valueOf(1 << 20));
            }
        };
        return new PersistedQueries(engine, config, new RequestMetrics(new SimpleMeterRegistry()));
    }

    private static GraphQLRequest asking(String query, String hash) {
        return new GraphQLRequest(query, null, Map.of(), hash == null ? Map.of() : extensions(hash), null);
    }

    private static GraphQLRequest meaning(String documentId) {
        return new GraphQLRequest(null, null, Map.of(), Map.of(), documentId);
    }

    private static Map<String, Object> extensions(String hash) {
        return Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
    }

    private static Response post(String query, String hash) {
        var envelope = new HashMap<String, Object>();
        envelope.put("extensions", extensions(hash));
        if (query != null) {
            envelope.put("query", query);
        }
        return postEnvelope(envelope);
    }

    private static Response postEnvelope(Map<String, Object> envelope) {
        return given().contentType(ContentType.JSON).body(envelope).post("/graphql");
    }

    private static Response get(String query, String hash) {
        var extensions = "{\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"" + hash + "\"}}";
        var request = given().queryParam("extensions", extensions);
        return (query == null ? request : request.queryParam("query", query)).get("/graphql");
    }
}
