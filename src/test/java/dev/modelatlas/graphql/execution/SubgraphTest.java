package dev.modelatlas.graphql.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.graphql.NodeId;
import dev.modelatlas.graphql.direct.DirectObject;
import dev.modelatlas.graphql.document.LimitsConfig;
import dev.modelatlas.graphql.schema.EntityResolver;
import dev.modelatlas.graphql.schema.Subgraph;
import dev.modelatlas.testsupport.Sql;
import dev.modelatlas.testsupport.StatementCounter;

import static java.util.stream.Collectors.joining;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Queries of an Apollo Federation router. {@code compose.test.js} shows that the schema composes with other schemas.
 */
@QuarkusTest
class SubgraphTest {
    private static final String ENTITIES = """
            query ($them: [_Any!]!) {
              _entities(representations: $them) {
                __typename
                ... on Model { slug organizations { slug } }
                ... on Organization { slug headquarters { code } }
                ... on Country { code name(language: KO) }
              }
            }""";

    @Inject
    Engine served;

    @Inject
    LimitsConfig limits;

    @Inject
    EntityResolver entities;

    @Inject
    StatementCounter statements;

    @Inject
    Jdbi jdbi;

    private Engine engine;

    @BeforeEach
    void serveAsSubgraph() {
        engine = new Engine(Subgraph.of(served.schema(), entities), limits);
    }

    @Test
    void findsEntitiesByAnyKeyAndReturnsThemInTheRequestedOrder() {
        var answer = ask(
                ENTITIES,
                Map.of(
                        "them",
                        List.of(
                                Map.of("__typename", "Country", "code", "KR"),
                                Map.of("__typename", "Model", "slug", "gpt-4"),
                                Map.of("__typename", "Organization", "slug", "naver"),
                                byId("Model", "gpt-4", null),
                                byId("Organization", "naver", 3),
                                byId("Country", "KR", 1))));
        assertThatJson(written(answer)).isEqualTo("""
                {_entities: [
                  {__typename: "Country", code: "KR", name: "한국"},
                  {__typename: "Model", slug: "gpt-4", organizations: [{slug: "openai"}]},
                  {__typename: "Organization", slug: "naver", headquarters: {code: "KR"}},
                  {__typename: "Model", slug: "gpt-4", organizations: [{slug: "openai"}]},
                  {__typename: "Organization", slug: "naver", headquarters: {code: "KR"}},
                  {__typename: "Country", code: "KR", name: "한국"}]}""");
    }

    @Test
    void missingEntityIsNull() {
        var answer = ask(
                ENTITIES,
                Map.of(
                        "them",
                        List.of(
                                Map.of("__typename", "Model", "slug", "no-such-model"),
                                Map.of("__typename", "Model", "id", "of another API"),
                                Map.of("__typename", "Model", "id", NodeId.encode("Organization", "naver", null)),
                                byId("Model", "gpt-4", 999),
                                Map.of("__typename", "Organization", "slug", "no-such-organization"),
                                Map.of("__typename", "Country", "code", "XX"))));
        assertThat(answer.errors()).isEmpty();
        assertThatJson(written(answer)).isEqualTo("{_entities: [null, null, null, null, null, null]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "gpt-4\0", "\ud800", "", "gpt 4", "\uffff"})
    void impossibleKeyDoesNotHideOtherEntities(String key) {
        var answer = ask(
                ENTITIES,
                Map.of(
                        "them",
                        List.of(
                                Map.of("__typename", "Model", "slug", key),
                                Map.of("__typename", "Organization", "slug", key),
                                Map.of("__typename", "Country", "code", key),
                                Map.of("__typename", "Model", "id", key),
                                Map.of("__typename", "Country", "code", "KR"))));
        assertThat(answer.errors()).isEmpty();
        assertThatJson(written(answer))
                .isEqualTo("{_entities: [null, null, null, null,"
                        + " {__typename: \"Country\", code: \"KR\", name: \"한국\"}]}");
    }

    @Test
    void entityIsReadAtTheRevisionInItsIdOrAtTheCurrentRevision() {
        var document = "{ _entities(representations: [{__typename: \"Model\", id: \""
                + NodeId.encode("Model", "gpt-4", 8) + "\"}, {__typename: \"Model\", id: \""
                + NodeId.encode("Model", "gpt-4", 1)
                + "\"}, {__typename: \"Model\", slug: \"gpt-4\"}]) { ... on Model { name } } }";
        assertThatJson(written(ask(document, Map.of()))).isEqualTo("""
                {_entities: [{name: "GPT-4 (Mar 2023)"}, {name: "GPT-4"}, {name: "GPT-4 (Mar 2023)"}]}""");
    }

    @Test
    void hundredModelsAreReadWithOneSqlStatement() {
        var slugs = Sql.list(
                jdbi, String.class, "select slug from model_version where valid_from = 1 order by slug limit 100");
        var them = slugs.stream()
                .map(slug -> Map.of("__typename", "Model", "id", NodeId.encode("Model", slug, 1)))
                .toList();
        ask(ENTITIES, Map.of("them", them));
        assertThat(statements.during(() -> ask(ENTITIES, Map.of("them", them)))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                | `representations[1]` needs a `__typename`, one of Country, Model, Organization.",
                "1                                 | `representations[1]` needs a `__typename`, one of Country, Model, Organization.",
                "{__typename: \"Revision\", id: \"a\"} | `representations[1]` needs a `__typename`, one of Country, Model, Organization.",
                "{__typename: \"Country\", slug: \"kr\"} | `representations[1]` needs a key of Country as a string: id or code.",
                "{__typename: \"Model\", slug: 4}  | `representations[1]` needs a key of Model as a string: id or slug.",
            })
    void errorNamesAnInvalidRepresentation(String representation, String message) {
        var answer = ask(
                "{ _entities(representations: [{__typename: \"Country\", code: \"KR\"}, " + representation
                        + "]) { __typename } }",
                Map.of());
        assertThat(answer.errors()).singleElement().satisfies(error -> {
            assertThat(error.getMessage()).isEqualTo(message);
            assertThat(error.getExtensions())
                    .containsEntry("code", "BAD_USER_INPUT")
                    .containsEntry("argument", "representations");
        });
    }

    @Test
    void eachRepresentationAddsToTheCost() {
        var countries = IntStream.range(0, 40)
                .mapToObj(number -> "{__typename: \"Country\", code: \"KR\"}")
                .collect(joining(", "));
        var document = "{ _entities(representations: [" + countries + "]) { ... on Country { organizations(first: 5)"
                + " { nodes { slug } } } } }";
        // 10 for the statement; 1 for each given object, 1 for the country, 1 for its page, and 5 for the page's
        // content.
        assertThat(ask(document, Map.of()).cost().requested()).isEqualTo(10 + 40 * (1 + 1 + 1 + 5));
    }

    @Test
    void refusesMoreThanAThousandRepresentations() {
        var many = new ArrayList<Object>();
        IntStream.rangeClosed(0, 1_000).forEach(number -> many.add(Map.of("__typename", "Country", "code", "KR")));
        assertThat(ask(ENTITIES, Map.of("them", many)).errors())
                .extracting(error -> error.getMessage())
                .containsExactly("`$them` has 1001 values. The limit is 1000.");
    }

    private static Map<String, String> byId(String type, String key, Integer revision) {
        return Map.of("__typename", type, "id", NodeId.encode(type, key, revision));
    }

    /** Data as plain maps and lists. */
    private static Object written(Answer answer) {
        return plain(answer.data());
    }

    private static Object plain(Object value) {
        if (value instanceof DirectObject object) {
            var map = new LinkedHashMap<String, Object>();
            IntStream.range(0, object.values().length)
                    .forEach(i -> map.put(object.names().get(i).getValue(), plain(object.values()[i])));
            return map;
        } else if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<Object, Object>();
            map.forEach((name, inner) -> copy.put(name, plain(inner)));
            return copy;
        }
        return value instanceof List<?> list ? plain(list) : value;
    }

    private static List<Object> plain(List<?> list) {
        var copy = new ArrayList<Object>();
        list.forEach(inner -> copy.add(plain(inner)));
        return copy;
    }

    /** Runs within a request scope like that of an HTTP request. */
    private Answer ask(String text, Map<String, Object> variables) {
        var document = engine.prepare(text);
        if (!document.errors().isEmpty()) {
            return Answer.refused(document.errors());
        }
        var request = Arc.container().requestContext();
        request.activate();
        try {
            var context = Map.<String, Object>of("state", request.getState());
            return engine.execute(document.operation(null, variables), context);
        } finally {
            request.terminate();
        }
    }
}
