package dev.modelatlas.trend;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.language.AstPrinter;
import graphql.parser.Parser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.GraphQLClient;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class CitationTest {
    private static final String PAGE =
            " fragment Page on Organization { models(first: 1, after: $a) { nodes { slug } } }";

    @Test
    void citationCreditsTheSourceAndNamesTheRevision() {
        var day = LocalDate.now(ZoneOffset.UTC);
        var citation = ask("{ trends(revision: 3) { citation { text licence url retrievedOn } } }", Map.of());
        assertThatJson(citation).node("data.trends.citation").isEqualTo("""
                {"text": "${json-unit.regex}Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models, as of 2025-02-01 \\\\(Model Atlas, revision 3\\\\)\\\\. Licence CC BY 4\\\\.0\\\\. Retrieved on .*",
                 "licence": "CC BY 4.0", "url": "https://epoch.ai/data/ai-models", "retrievedOn": "%s"}""".formatted(day));
    }

    @Test
    void bibtexIsOneEntry() {
        assertThatJson(ask("{ trends(revision: 3) { citation { bibtex } } }", Map.of()))
                .node("data.trends.citation.bibtex")
                .asString()
                .matches("(?s)@misc\\{model-atlas-3-[0-9a-f]{8},\n"
                        + "  title = \\{\\{Data on AI Models, as of 2025-02-01}},\n.*\n}");
    }

    @Test
    void bibtexOfTwoQueriesAtOneRevisionHasDifferentKeys() {
        var all = bibtexKey("{ trends(revision: 3) { citation { bibtex } } }");
        assertThat(bibtexKey("{ trends(revision: 3, from: 2020) { citation { bibtex } } }"))
                .isNotEqualTo(all);
        assertThat(bibtexKey("{ trends(revision: 3) { citation { bibtex } } }")).isEqualTo(all);
    }

    private static String bibtexKey(String document) {
        return JsonPath.from(ask(document, Map.of()))
                .getString("data.trends.citation.bibtex")
                .lines()
                .findFirst()
                .orElseThrow();
    }

    /** The application under test has a free port, and no configured URL. */
    @Test
    void permalinkDoesNotUseTheHostHeaderOfTheRequest() {
        var document = "{ trends(revision: 3) { modelCount citation { permalink } } }";
        var link = GraphQLClient.post(document, Map.of(), Map.of("Host", "evil.example:8080"))
                .jsonPath()
                .getString("data.trends.citation.permalink");
        assertThat(link).startsWith("http://localhost:" + RestAssured.port + "/graphiql?query=");
    }

    /** The documents of {@code permalinks.json} also test the playground's link (playground-citation.test.js). */
    @Test
    void permalinkPinsEachFieldToTheRevisionThatItRead() throws IOException {
        for (var pair : new JsonMapper()
                .readTree(Path.of("src/test/resources/permalinks.json").toFile())) {
            var variables =
                    new JsonMapper().convertValue(pair.path("variables"), new TypeReference<Map<String, ?>>() {});
            var answer = ask(pair.path("document").asText(), variables == null ? Map.of() : variables);
            assertThatJson(answer).isObject().doesNotContainKey("errors");
            var read = JsonPath.from(answer).<Map<String, Object>>getList("extensions.atlas.revisions").stream()
                    .collect(toMap(one -> one.get("number").toString(), one -> one.get("asOf")));
            assertThatJson(read).isEqualTo(pair.path("revisions"));
            var asked = query(answer);
            assertThat(laidOut(asked)).isEqualTo(laidOut(pair.path("pinned").asText()));
            assertThat(GraphQLClient.post(asked, variables == null ? Map.of() : variables)
                            .asString())
                    .doesNotContain("errors");
        }
    }

    private static String laidOut(String document) {
        return AstPrinter.printAst(Parser.parse(document));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "revision { ...T }",
                "revision(number: 3) { ...T }",
                "revision(asOf: \"2027-01-01\") { ...T }",
                "revision(asOf: $day) { ...T }",
                "revisions(first: 3) { nodes { ...T } }",
                "revisions(last: 2) { edges { node { ...T } } }",
                "model(slug: \"gpt-4\") { firstRevision { ...T } }",
                "models(first: 2) { nodes { firstRevision { ...T } } }",
                "changes(since: 0, first: 2) { nodes { revision { ...T } } }",
                "trends(revision: 3) { revision { ...T } }",
                "node(id: $id) { ... on Revision { ...T } }",
                "nodes(ids: [$id]) { ... on Revision { ...T } }",
            })
    void permalinkOfTrendsNestedInARevisionPinsThatRevision(String field) {
        var variables = Map.of(
                "from",
                2020,
                "day",
                "2027-01-01",
                "id",
                GraphQLClient.post("{ revision(number: 5) { id } }").jsonPath().getString("data.revision.id"));
        var document = "query Of($from: Int, $day: Date, $id: ID!) { " + field
                + " model(slug: \"gpt-4\") { ...Unused @skip(if: true) firstRevision { id } } node(id: $id) { id }"
                + " again: revision(asOf: $day) { number } } fragment Unused on Model { name }"
                + " fragment T on Revision { trends(from: $from) { citation { permalink text } ...Figures } }"
                + " fragment Figures on Trends { modelCount from to revision { number } }";
        var found = new ArrayList<JsonNode>();
        try {
            found.addAll(new JsonMapper().readTree(ask(document, variables)).findParents("citation"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        assertThat(found).isNotEmpty().allSatisfy(trends -> {
            var number = trends.at("/revision/number").asInt();
            assertThat(trends.at("/citation/text").asText()).contains("revision " + number + ")");
            var link = trends.at("/citation/permalink").asText();
            var query = queryOf(link);
            assertThat(query.replaceAll("\\s+", " "))
                    .startsWith("query Of($from: Int) { trends(from: $from, revision: " + number + ") {");
            assertThat(link).endsWith("&variables=%7B%22from%22%3A2020%7D");
            var again = GraphQLClient.post(query, Map.of("from", 2020)).jsonPath();
            assertThat(again.<Object>get("errors")).isNull();
            assertThat(again.getInt("data.trends.modelCount"))
                    .isEqualTo(trends.path("modelCount").asInt());
            assertThat(again.getString("data.trends.citation.permalink")).isEqualTo(link);
        });
    }

    @Test
    void documentWithACursorOfAnEarlierRevisionHasAValidPermalink() {
        var cursor = GraphQLClient.post("{ models(revision: 3, first: 1) { pageInfo { endCursor } } }")
                .jsonPath()
                .getString("data.models.pageInfo.endCursor");
        var document = "query Next($after: String) { trends { revision { number } citation { permalink } }"
                + " models(first: 1, after: $after) { nodes { slug } } }";
        var variables = Map.<String, Object>of("after", cursor);
        var first = new JsonPath(ask(document, variables));
        var again = GraphQLClient.post(queryOf(first.getString("data.trends.citation.permalink")), variables)
                .jsonPath();
        assertThat(again.<Object>get("errors")).isNull();
        assertThat(again.getString("data.models.nodes[0].slug"))
                .isEqualTo(first.getString("data.models.nodes[0].slug"));
    }

    /** Such a field reads the current revision, but the list below it the revision of its cursor. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "organization(slug: \"openai\") { name modelCount models(first: 1, after: $a) { nodes { slug } } }",
                "organization(slug: \"openai\") { name modelCount } ...Next",
                "organization(slug: \"openai\") { ... on Organization { ...Page } }",
                "all: organizations(first: 1) { nodes { name } }"
                        + " organization(slug: \"openai\") { name models(first: 1, before: $a, after: $a) { nodes { slug } } }",
            })
    void fieldAboveAListAtAnEarlierRevisionIsNotPinned(String fields) {
        var spread = fields.contains("...Next")
                ? " fragment Next on Query { organization(slug: \"openai\") { ...Page } }"
                : "";
        var used = fields.contains("...") ? spread + PAGE : "";
        var document = "query Next($a: String) { trends { revision { number } citation { permalink } } " + fields + " }"
                + used;
        var variables = Map.<String, Object>of("a", nestedCursor(3));
        var first = new JsonPath(ask(document, variables));
        assertThat(first.<Object>get("errors")).isNull();
        var asked = queryOf(first.getString("data.trends.citation.permalink"));
        assertThat(asked.replaceAll("\\s+", " ")).contains("trends(revision: 9)", "organization(slug: \"openai\")");
        var again = GraphQLClient.post(asked, variables).jsonPath();
        assertThat(again.<Object>get("errors")).isNull();
        assertThat(again.<Object>get("data.organization")).isEqualTo(first.get("data.organization"));
    }

    @Test
    void fieldAboveAListAtTheCurrentRevisionIsPinned() {
        var asked = query(ask(
                "query ($a: String) { trends { citation { permalink } } organization(slug: \"openai\") {"
                        + " models(first: 1, after: $a) { nodes { slug } } } }",
                Map.of("a", nestedCursor(9))));
        assertThat(asked).contains("organization(slug: \"openai\", revision: 9)");
    }

    @Test
    void fieldAboveCursorsOfSeveralRevisionsStaysAsItIs() {
        var document = "query Next($a: String, $b: String) { trends { citation { permalink } }"
                + " organization(slug: \"openai\") { models(first: 1, after: $a) { nodes { slug } }"
                + " more: models(first: 1, after: $b) { nodes { slug } } } }";
        var variables = Map.<String, Object>of("a", nestedCursor(3), "b", nestedCursor(4));
        var first = new JsonPath(ask(document, variables));
        var again = GraphQLClient.post(queryOf(first.getString("data.trends.citation.permalink")), variables)
                .jsonPath();
        assertThat(again.<Object>get("errors")).isNull();
        assertThat(again.<Object>get("data.organization")).isEqualTo(first.get("data.organization"));
    }

    /** The lists of a revision belong to this revision, not to the one that the model is read at. */
    @Test
    void cursorInAListOfARevisionPinsNoFieldAboveIt() {
        var list = "firstRevision { changes(first: 1%s) { nodes { slug } pageInfo { endCursor } } }";
        var cursor = GraphQLClient.post("{ model(slug: \"gpt-4\") { " + list.formatted("") + " } }")
                .jsonPath()
                .getString("data.model.firstRevision.changes.pageInfo.endCursor");
        var asked = query(ask(
                "query ($a: String) { trends { citation { permalink } } model(slug: \"gpt-4\") { "
                        + list.formatted(", after: $a") + " } }",
                Map.of("a", cursor)));
        assertThat(asked).contains("model(slug: \"gpt-4\", revision: 9)");
    }

    private static String nestedCursor(int revision) {
        return GraphQLClient.post("{ organization(slug: \"openai\", revision: " + revision
                        + ") { models(first: 1) { pageInfo { endCursor } } } }")
                .jsonPath()
                .getString("data.organization.models.pageInfo.endCursor");
    }

    /** With its line breaks and indentation, this link would be too long for the server. */
    @Test
    void permalinkOfALongDocumentIsNotIndentedSoThatTheServerAcceptsIt() {
        var rows = IntStream.range(0, 60)
                .mapToObj(n ->
                        "p%d: models(first: 1) { nodes { organizations { headquarters { name code } } } }".formatted(n))
                .collect(joining(" "));
        var document = "{ trends(revision: 3) { citation { permalink } } " + rows + " }";
        var link = JsonPath.from(ask(document, Map.of())).getString("data.trends.citation.permalink");
        assertThat(link).hasSizeLessThan(16_000).hasSizeGreaterThan(5_000);
        assertThat(queryOf(link)).contains("p59:models(first:1,revision:9)");
        assertThat(RestAssured.given().urlEncodingEnabled(false).get(link).statusCode())
                .isEqualTo(200);
    }

    @Test
    void permalinkDeclaresNoUnusedVariable() {
        var asked = query(ask("query Now($r: Int) { trends(revision: $r) { citation { permalink } } }", Map.of()));
        assertThat(asked).startsWith("query Now {");
        assertThat(GraphQLClient.post(asked).asString()).doesNotContain("errors");
    }

    /** In this document, the link replaces the variable of one operation; the other operation still uses its own. */
    @Test
    void permalinkOfSeveralOperationsIsValid() {
        var document = "query A($n: Int) { trends(revision: $n) { citation { permalink } } } query B($n: Int) { ...C }"
                + " fragment C on Query { ...D } fragment D on Query { models(revision: 3, first: $n) { nodes { slug } } }";
        var asked = query(operation("A", document, Map.of()));
        assertThat(asked).contains("query A {", "query B($n: Int) {");
        assertThat(operation("A", asked, Map.of())).doesNotContain("errors");
        assertThat(JsonPath.from(operation("B", asked, Map.of("n", 2))).getList("data.models.nodes"))
                .hasSize(2);
    }

    @Test
    void permalinkOfSeveralOperationsNamesTheOperationThatRan() {
        var document = "query A { trends(revision: 3) { citation { permalink } } }"
                + " query B { trends(revision: 3, to: 2023) { citation { permalink } } }";
        assertThat(JsonPath.from(operation("B", document, Map.of())).getString("data.trends.citation.permalink"))
                .endsWith("&operationName=B");
        var one = ask("query A { trends(revision: 3) { citation { permalink } } }", Map.of());
        assertThat(JsonPath.from(one).getString("data.trends.citation.permalink"))
                .doesNotContain("operationName");
    }

    @Test
    void permalinkReturnsTheSameResultAgain() {
        var document = "query Then($n: Int) { trends(revision: $n) { modelCount citation { permalink } } }";
        var asked = query(ask(document, Map.of("n", 3)));
        assertThat(GraphQLClient.post(asked, Map.of("n", 3)).jsonPath().getInt("data.trends.modelCount"))
                .isEqualTo(276);
    }

    @Test
    void listsTheSourcesOfTheCountedModels() {
        assertThatJson(ask("{ trends(revision: 3) { sources { name licence attribution } otherSources } }", Map.of()))
                .node("data.trends")
                .isEqualTo("""
                        {sources: [{name: "Data on AI Models", licence: "CC BY 4.0",
                                    attribution: "Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models"}],
                         otherSources: 0}""");
    }

    @Test
    void citationCreditsTheSourceOfTheRevisionIfNoModelIsCounted() {
        assertThatJson(ask(
                        "{ trends(revision: 3, from: 1100, to: 1101) { modelCount citation { licence } otherSources } }",
                        Map.of()))
                .node("data.trends")
                .isEqualTo("{modelCount: 0, citation: {licence: 'CC BY 4.0'}, otherSources: 0}");
    }

    private static String ask(String document, Map<String, ?> variables) {
        return GraphQLClient.post(document, variables).asString();
    }

    private static String operation(String name, String document, Map<String, ?> variables) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("query", document, "operationName", name, "variables", variables))
                .post("/graphql")
                .asString();
    }

    private static String query(String response) {
        return queryOf(JsonPath.from(response).getString("data.trends.citation.permalink"));
    }

    private static String queryOf(String link) {
        return URLDecoder.decode(
                URI.create(link)
                        .getRawQuery()
                        .replaceFirst("^query=", "")
                        .replaceFirst("&(variables|operationName)=.*", ""),
                StandardCharsets.UTF_8);
    }
}
