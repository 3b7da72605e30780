package dev.modelatlas.trend;

import java.util.List;

import jakarta.inject.Inject;

import net.javacrumbs.jsonunit.assertj.JsonAssert;

import dev.modelatlas.testsupport.GraphQLClient;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

/** Asks {@code trends} over HTTP about revisions made by hand. */
abstract class TrendTest {
    @Inject
    HandMade handMade;

    private int revision;

    /** Makes the revision that the test asks about; its source stood at the end of 2024. */
    void given(String... models) {
        givenAsOf("2024-12-31", List.of(), models);
    }

    void givenAsOf(String asOf, List<String> organizations, String... models) {
        revision = handMade.revision(asOf, organizations, models);
    }

    /** What {@code trends} answers. */
    JsonAssert trends(String arguments, String selection) {
        return ask("{ trends(revision: %d, %s) { %s } }".formatted(revision, arguments, selection), "data.trends");
    }

    /** The errors that the whole answer has. */
    JsonAssert errors(String arguments, String selection) {
        return ask("{ trends(revision: %d, %s) { %s } }".formatted(revision, arguments, selection), "errors");
    }

    /** What is at a path of the answer; {@code $revision} in the document stands for the revision made. */
    JsonAssert ask(String document, String path) {
        var body = GraphQLClient.post(document.replace("$revision", Integer.toString(revision)));
        return assertThatJson(body.asString()).withTolerance(1e-9).inPath(path);
    }
}
