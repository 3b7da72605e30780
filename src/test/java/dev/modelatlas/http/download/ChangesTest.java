package dev.modelatlas.http.download;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.testsupport.GraphQLClient;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ChangesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void copyMadeFromTheChangeFeedEqualsTheExport() throws Exception {
        var copy = new TreeMap<String, JsonNode>();
        for (var line : lines("since=0")) {
            if (line.has("complete")) {
                assertThat(line.get("modelCount").asInt()).isEqualTo(copy.size());
                var revision = line.get("revision").asInt();
                assertThat(String.join(
                                "\n",
                                copy.values().stream()
                                        .map(model -> withUnknownFacts(model, revision))
                                        .toList()))
                        .isEqualTo(export(revision));
            } else if (line.get("model").isNull()) {
                copy.remove(line.get("slug").asText());
            } else {
                copy.put(line.get("slug").asText(), line.get("model"));
            }
        }
        assertThat(copy).isNotEmpty();
    }

    /**
     * Adds the facts of edition 2 that the model lacks, as unknown. A line of the feed lacks these facts if the model
     * has not changed since edition 1.
     */
    private static String withUnknownFacts(JsonNode model, int revision) {
        var complete = (ObjectNode) model.deepCopy();
        Fact.of(revision < 9 ? 1 : 2).stream()
                .filter(fact -> fact.edition() > 1 && !complete.has(fact.column()))
                .forEach(fact ->
                        complete.set(fact.column(), fact.kind().isList() ? complete.arrayNode() : complete.nullNode()));
        return complete.toString();
    }

    @Test
    void changesHaveTheSameOrderAsInGraphQL() throws Exception {
        var told = GraphQLClient.post("{ revision(number: 8) { changes(first: 100) {"
                        + " nodes { revision { number } kind slug fields { field before after origin reason } } } } }")
                .jsonPath()
                .<String>getList("data.revision.changes.nodes.slug");
        var lines = lines("since=7&until=8").stream()
                .filter(line -> !line.has("complete"))
                .toList();
        assertThat(lines.stream().map(line -> line.get("slug").asText())).isSorted();
        assertThat(lines.stream()
                        .filter(line -> !line.get("kind").asText().equals("RESTATED"))
                        .map(line -> line.get("slug").asText())
                        .limit(told.size()))
                .isEqualTo(told);
    }

    @Test
    void changeContainsTheChangedFieldsAndTheModel() throws Exception {
        var renamed = lines("since=6&until=7").stream()
                .filter(line -> line.path("slug").asText().equals("gpt-4"))
                .findFirst()
                .orElseThrow();
        assertThatJson(renamed.toString())
                .and(
                        line -> line.node("revision").isEqualTo(7),
                        line -> line.node("kind").isEqualTo("RENAMED"),
                        line -> line.node("fields[0].after").isEqualTo("GPT-4 (Mar 2023)"),
                        line -> line.node("model.name").isEqualTo("GPT-4 (Mar 2023)"));
    }

    @Test
    void lastLineOfEachRevisionMarksTheRevisionAsComplete() throws Exception {
        var ends =
                lines("since=5").stream().filter(line -> line.has("complete")).toList();
        assertThat(ends.stream().map(line -> line.get("revision").asInt())).containsExactly(6, 7, 8, 9);
        assertThat(ends.get(0).get("sha256").asText()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @CsvSource({
        "since=9, 0, 9, public; max-age=10; stale-while-revalidate=60",
        "since=3&until=3, 0, 3, public; max-age=31536000; immutable",
        "since=7&until=8, 1, 8, public; max-age=31536000; immutable",
    })
    void headerContainsTheLastRevisionOfTheResponse(String query, int atLeast, String revision, String cacheControl) {
        var answer = given().get("/changes?" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/x-ndjson; charset=utf-8");
        assertThat(answer.asString().lines().count()).isGreaterThanOrEqualTo(atLeast);
        assertThat(answer.header("X-Atlas-Revision")).isEqualTo(revision);
        assertThat(answer.header("Cache-Control")).isEqualTo(cacheControl.replace(';', ','));
    }

    @ParameterizedTest
    @CsvSource({
        "until=3, 400, BAD_USER_INPUT, since",
        "since=x, 400, BAD_USER_INPUT, since",
        "since=-1, 404, REVISION_NOT_FOUND, since",
        "since=10, 404, REVISION_NOT_FOUND, since",
        "since=4&until=3, 400, BAD_USER_INPUT, until",
        "since=4&until=10, 404, REVISION_NOT_FOUND, until",
        "since=4&kinds=ADDED, 400, BAD_USER_INPUT, kinds",
    })
    void refusalNamesTheWrongParameter(String query, int status, String code, String argument) {
        var answer = given().get("/changes?" + query);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThatJson(answer.asString())
                .node("errors")
                .isEqualTo("[{message: '${json-unit.any-string}', extensions: {code: '" + code + "', argument: '"
                        + argument + "'}}]");
    }

    private static List<JsonNode> lines(String query) throws Exception {
        Response answer = given().get("/changes?" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        try (var lines = JSON.readerFor(JsonNode.class).<JsonNode>readValues(answer.asString())) {
            return lines.readAll();
        }
    }

    private static String export(int revision) throws Exception {
        try (var lines = JSON.readerFor(JsonNode.class)
                .<JsonNode>readValues(given().get("/export/models.ndjson?revision=" + revision)
                        .asString())) {
            return lines.readAll().stream().map(JsonNode::toString).collect(Collectors.joining("\n"));
        }
    }
}
