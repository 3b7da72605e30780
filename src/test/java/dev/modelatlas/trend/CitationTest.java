package dev.modelatlas.trend;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.GraphQLClient;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class CitationTest {

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
                .startsWith("@misc{model-atlas-3,\n  title = {Data on AI Models, as of 2025-02-01},")
                .endsWith("\n}");
    }

    @Test
    void permalinkPinsWhatWasNotPinned() {
        var document =
                "query ($n: Int) { trends(from: 2020) { citation { permalink } } then: trends(revision: 3) { modelCount }"
                        + " ...More } fragment More on Query { models(revision: $n) { totalCount } revision { number } }";
        var asked = query(ask(document, Map.of()));
        assertThat(asked.replaceAll("\\s+", " "))
                .contains("trends(from: 2020, revision: 8)", "then: trends(revision: 3)", "models(revision: 8)")
                .contains("revision { number }");
    }

    @Test
    void permalinkDeclaresNoVariableThatItNoLongerUses() {
        var asked = query(ask("query Now($r: Int) { trends(revision: $r) { citation { permalink } } }", Map.of()));
        assertThat(asked).startsWith("query Now {");
        assertThat(GraphQLClient.post(asked).asString()).doesNotContain("errors");
    }

    @Test
    void permalinkAsksTheSameAgain() {
        var document = "query Then($n: Int) { trends(revision: $n) { modelCount citation { permalink } } }";
        var asked = query(ask(document, Map.of("n", 3)));
        assertThat(GraphQLClient.post(asked, Map.of("n", 3)).jsonPath().getInt("data.trends.modelCount"))
                .isEqualTo(276);
    }

    @Test
    void sourcesOfWhatWasCountedAreTold() {
        assertThatJson(ask("{ trends(revision: 3) { sources { name licence attribution } otherSources } }", Map.of()))
                .node("data.trends")
                .isEqualTo("""
                        {sources: [{name: "Data on AI Models", licence: "CC BY 4.0",
                                    attribution: "Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models"}],
                         otherSources: 0}""");
    }

    @Test
    void whereNothingIsCountedTheRevisionIsCredited() {
        assertThatJson(ask(
                        "{ trends(revision: 3, from: 1100, to: 1101) { modelCount citation { licence } otherSources } }",
                        Map.of()))
                .node("data.trends")
                .isEqualTo("{modelCount: 0, citation: {licence: 'CC BY 4.0'}, otherSources: 0}");
    }

    private static String ask(String document, Map<String, ?> variables) {
        return GraphQLClient.post(document, variables).asString();
    }

    private static String query(String response) {
        var link = URI.create(JsonPath.from(response).getString("data.trends.citation.permalink"));
        return URLDecoder.decode(
                link.getRawQuery().replaceFirst("^query=", "").replaceFirst("&variables=.*", ""),
                StandardCharsets.UTF_8);
    }
}
