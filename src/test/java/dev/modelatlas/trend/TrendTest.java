package dev.modelatlas.trend;

import java.util.List;

import jakarta.inject.Inject;

import net.javacrumbs.jsonunit.assertj.JsonAssert;

import dev.modelatlas.testsupport.GraphQLClient;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

/** Queries {@code trends} over HTTP on revisions created by the test. */
abstract class TrendTest {
    @Inject
    HandMade handMade;

    private int revision;

    /** Creates the revision that the test queries. Its source has the date 2024-12-31. */
    void given(String... models) {
        givenAsOf("2024-12-31", List.of(), models);
    }

    void givenAsOf(String asOf, List<String> organizations, String... models) {
        revision = handMade.revision(asOf, organizations, models);
    }

    /** The value of {@code trends} in the response. */
    JsonAssert trends(String arguments, String selection) {
        return ask("{ trends(revision: %d, %s) { %s } }".formatted(revision, arguments, selection), "data.trends");
    }

    /** The errors of the whole response. */
    JsonAssert errors(String arguments, String selection) {
        return ask("{ trends(revision: %d, %s) { %s } }".formatted(revision, arguments, selection), "errors");
    }

    /**
     * The value at a path in the response. {@code $revision} in the document is replaced by the revision of the test.
     */
    JsonAssert ask(String document, String path) {
        var body = GraphQLClient.post(document.replace("$revision", Integer.toString(revision)));
        return assertThatJson(body.asString()).withTolerance(1e-9).inPath(path);
    }
}
