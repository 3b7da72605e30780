package dev.modelatlas.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.GraphQLClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A client's cache identifies a record by its ID, so each page of a list must give the ID that one long page gives. */
@QuarkusTest
class IdsAcrossPagesTest {
    private static final int PAGES = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "models(%s)",
                "models(revision: 3, %s)",
                "organizations(%s)",
                "organizations(revision: 3, %s)",
                "countries(%s)",
                "countries(revision: 3, %s)",
                "claims(%s)",
                "claims(revision: 3, %s)",
                "country(code: \"US\") { list: models(%s) }",
                "country(code: \"US\", revision: 3) { list: models(%s) }",
                "organization(slug: \"google\") { list: models(%s) }",
                "trends { ranking(by: COUNTRY, first: 1) { list: models(%s) } }"
            })
    void recordsHaveTheSameIdsInShortPagesAsInALongOne(String list) {
        var after = "";
        var ids = new ArrayList<String>();
        for (var page = 0; page < PAGES; page++) {
            var answer = page(list, "first: 2" + after);
            ids.addAll(answer.ids());
            after = ", after: \"" + answer.end() + "\"";
        }
        assertThat(ids)
                .hasSize(2 * PAGES)
                .isEqualTo(page(list, "first: " + 2 * PAGES).ids());
    }

    @ParameterizedTest
    @ValueSource(strings = {"models(%s)", "country(code: \"US\") { list: models(%s) }"})
    void recordsHaveTheSameIdsWhenPagingBackwards(String list) {
        var last = page(list, "last: 2");
        var before = page(list, "last: 2, before: \"" + last.start() + "\"");
        assertThat(page(list, "last: 4").ids())
                .startsWith(before.ids().toArray(String[]::new))
                .endsWith(last.ids().toArray(String[]::new));
    }

    private record Page(List<String> ids, String start, String end) {}

    private static Page page(String list, String arguments) {
        var selection = " { nodes { id } pageInfo { startCursor endCursor } }";
        var call = list.formatted(arguments);
        var depth = call.chars().filter(letter -> letter == '{').count();
        // The innermost field has the selection, before the braces that close its parents.
        var document =
                depth == 0 ? call + selection : call.replaceFirst("[ }]*$", "") + selection + " }".repeat((int) depth);
        var connection =
                connection(GraphQLClient.post("{ " + document + " }").jsonPath().getMap("data"));
        var info = (Map<?, ?>) connection.get("pageInfo");
        var ids = ((List<?>) connection.get("nodes"))
                .stream().map(node -> (String) ((Map<?, ?>) node).get("id")).toList();
        return new Page(ids, (String) info.get("startCursor"), (String) info.get("endCursor"));
    }

    private static Map<?, ?> connection(Object value) {
        if (value instanceof List<?> list) {
            return connection(list.get(0));
        }
        var fields = (Map<?, ?>) value;
        return fields.containsKey("nodes")
                ? fields
                : connection(fields.values().iterator().next());
    }
}
