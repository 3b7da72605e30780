package dev.modelatlas.http.download;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.csv.ExportColumn;
import dev.modelatlas.csv.OrganizationExport;
import dev.modelatlas.fact.Fact;
import dev.modelatlas.testsupport.Documents;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.value.Sha256;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Downloads with the values that trends count by: derived columns, organizations, and format 2 of the change feed.
 */
@QuarkusTest
class DerivedExportTest {
    private static final List<ExportColumn> ALL = ExportColumn.of(Fact.LATEST_EDITION, true);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DERIVED = "?revision=3&derived=true";

    @Test
    void derivedColumnsEqualTheFieldsOfTheApi() throws Exception {
        var expected = GraphQLClient.post(
                        "{ models(first: 100, revision: 3, orderBy: [{field: NAME, direction: ASC}]) { nodes {"
                                + " slug publisher sectors organizations { slug group { slug name } }"
                                + " headquarters: countries { code }"
                                + " groups: countries(basis: GROUP_HEADQUARTERS) { code } } } }")
                .jsonPath()
                .<Map<String, Object>>getList("data.models.nodes");
        var rows = new TreeMap<String, JsonNode>();
        lines("/export/models.ndjson" + DERIVED)
                .forEach(row -> rows.put(row.get("slug").asText(), row));
        assertThat(expected).hasSize(100);
        for (var model : expected) {
            var row = rows.get(model.get("slug"));
            assertThat(row.get("publisher").asText()).isEqualTo(model.get("publisher"));
            assertThat(texts(row.get("sectors"))).containsExactlyInAnyOrderElementsOf(list(model.get("sectors")));
            assertThat(texts(row.get("headquarters_countries")))
                    .containsExactlyInAnyOrderElementsOf(each(model.get("headquarters"), "code"));
            assertThat(texts(row.get("group_headquarters_countries")))
                    .containsExactlyInAnyOrderElementsOf(each(model.get("groups"), "code"));
            assertThat(texts(row.get("organization_slugs"))).isEqualTo(each(model.get("organizations"), "slug"));
            var groups = each(model.get("organizations"), "group").stream()
                    .distinct()
                    .toList();
            assertThat(texts(row.get("group_slugs"))).containsExactlyInAnyOrderElementsOf(each(groups, "slug"));
            assertThat(texts(row.get("groups"))).containsExactlyInAnyOrderElementsOf(each(groups, "name"));
        }
    }

    @Test
    void csvHasTheDerivedColumnsAfterTheOthers() {
        var plain = text("/export/models.csv?revision=3").lines().toList();
        var derived = text("/export/models.csv" + DERIVED).lines().toList();
        assertThat(derived.get(0))
                .isEqualTo(plain.get(0) + ",organization_slugs,groups,group_slugs,headquarters_countries,"
                        + "group_headquarters_countries,sectors,publisher");
        assertThat(derived).hasSameSizeAs(plain);
        for (var line = 1; line < plain.size(); line++) {
            assertThat(derived.get(line)).startsWith(plain.get(line) + ",").endsWith(",Epoch AI");
        }
    }

    @Test
    void eachSetOfColumnsHasItsOwnETag() {
        var plain = given().get("/export/models.csv?revision=3");
        var derived = given().get("/export/models.csv" + DERIVED);
        assertThat(derived.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(derived.header("Content-Disposition")).isEqualTo("attachment; filename=\"models-r3-derived.csv\"");
        assertThat(text("/export/models.csv?revision=3&derived=false")).isEqualTo(plain.asString());
    }

    @Test
    void metadataMarksTheDerivedColumns() {
        var fields = given().get("/export/models.metadata.json" + DERIVED)
                .jsonPath()
                .<Map<String, Object>>getList("resources[0].schema.fields");
        assertThat(fields.stream().map(field -> field.get("name")))
                .isEqualTo(ExportColumn.of(1, true).stream()
                        .map(ExportColumn::header)
                        .toList());
        assertThat(fields.stream()
                        .filter(field -> Boolean.TRUE.equals(field.get("derived")))
                        .map(field -> field.get("name")))
                .isEqualTo(ExportColumn.of(1, true).stream()
                        .filter(ExportColumn::isDerived)
                        .map(ExportColumn::header)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/export/models.csv?derived=yes",
                "/export/models.csv?derived=true&derived=true",
                "/export/organizations.csv?derived=true",
                "/changes?since=8&format=3"
            })
    void refusalNamesTheWrongParameter(String address) {
        var answer = given().get(address);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThatJson(answer.asString())
                .node("errors[0].extensions.argument")
                .isEqualTo(address.contains("format") ? "format" : "derived");
    }

    @Test
    void exportedOrganizationsEqualThoseOfTheApi() throws Exception {
        var expected = GraphQLClient.post(
                        "{ organizations(first: 100, revision: 3) { nodes { slug name sector headquarters { code } group { slug } } } }")
                .jsonPath()
                .<Map<String, Object>>getList("data.organizations.nodes");
        var rows = new TreeMap<String, JsonNode>();
        lines("/export/organizations.ndjson?revision=3")
                .forEach(row -> rows.put(row.get("slug").asText(), row));
        assertThat(expected).hasSizeGreaterThan(50);
        for (var organization : expected) {
            var row = new LinkedHashMap<>(organization);
            row.replaceAll((name, value) -> value instanceof Map<?, ?> object
                    ? object.values().iterator().next()
                    : value);
            row.put("publisher", "Epoch AI");
            row.put("successor", null);
            assertThatJson(rows.get(organization.get("slug")).toString()).isEqualTo(row);
        }
        assertThat(text("/export/organizations.csv?revision=3").lines().toList())
                .hasSize(rows.size() + 1)
                .startsWith(OrganizationExport.COLUMNS.stream()
                        .map(ExportColumn::header)
                        .collect(joining(",")));
    }

    @Test
    void valuesAreJsonInFormat2OfTheChangeFeed() throws Exception {
        var first = lines("/changes?since=0");
        var second = lines("/changes?since=0&format=2");
        assertThat(second).hasSameSizeAs(first);
        for (var index = 0; index < first.size(); index++) {
            var one = first.get(index);
            var two = second.get(index);
            if (one.has("complete")) {
                assertThat(two).isEqualTo(one);
                continue;
            }
            for (var member : List.of("revision", "kind", "slug")) {
                assertThat(two.get(member)).isEqualTo(one.get(member));
            }
            assertThat(two.get("fields")).hasSameSizeAs(one.get("fields"));
            for (var position = 0; position < one.get("fields").size(); position++) {
                assertValues(one.get("fields").get(position), two.get("fields").get(position));
            }
        }
    }

    private static void assertValues(JsonNode one, JsonNode two) throws Exception {
        for (var member : List.of("field", "origin", "reason")) {
            assertThat(two.get(member)).isEqualTo(one.get(member));
        }
        var isText = Stream.of(Fact.values())
                .filter(fact -> fact.fieldName().equals(one.get("field").asText()))
                .anyMatch(fact -> fact.kind().isText() && !fact.kind().isList() || fact.kind() == Fact.Kind.DATE);
        for (var member : List.of("before", "after")) {
            var value = one.get(member);
            assertThat(two.get(member)).isEqualTo(value.isNull() || isText ? value : JSON.readTree(value.asText()));
        }
    }

    @Test
    void changeFeedInFormat1HasTheExpectedBytes() {
        assertThat(Sha256.hex(text("/changes?since=2&until=4")))
                .isEqualTo("ebbdd0bf439153dbd071c958e964075ffd19e2123733a07cac06f1fea1aafb57");
        assertThat(text("/changes?since=2&until=4&format=1")).isEqualTo(text("/changes?since=2&until=4"));
    }

    @Test
    void lineOfTheChangeFeedInFormat2HasTheExpectedBytes() {
        var lines = text("/changes?since=6&until=7&format=2").lines().filter(line -> line.contains("chirp-3-hd-text"));
        assertThat(lines)
                .containsExactly(
                        "{\"revision\":7,\"kind\":\"CHANGED\",\"slug\":\"chirp-3-hd-text-to-speech\",\"fields\":["
                                + "{\"field\":\"recordedCountries\",\"before\":[\"US\", \"GB\"],\"after\":[\"US\"],\"origin\":\"SOURCE\","
                                + "\"reason\":null}],\"model\":{\"slug\":\"chirp-3-hd-text-to-speech\",\"name\":\"Chirp 3 HD Text-to-Speech\","
                                + "\"releasedOn\":\"2025-03-17\",\"organizations\":[\"Google\",\"Google DeepMind\"],"
                                + "\"recordedCountries\":[\"US\"],\"recordedSectors\":[],\"domains\":[\"Speech\"],"
                                + "\"tasks\":[\"Text-to-speech (TTS)\",\"Speech synthesis\"],\"parameters\":null,\"trainingFlop\":null,"
                                + "\"trainingDatasetSize\":null,\"trainingHours\":null,\"trainingHardware\":[],\"hardwareQuantity\":null,"
                                + "\"accessibility\":\"API_ACCESS\",\"confidence\":\"UNKNOWN\",\"baseModels\":[],"
                                + "\"links\":[\"https://cloud.google.com/text-to-speech/docs/chirp3-hd\"],\"corrected\":[],"
                                + laterFacts() + ","
                                + "\"organizationSlugs\":[\"google\",\"google-deepmind\"],\"groups\":[\"Google\"],\"groupSlugs\":[\"google\"],"
                                + "\"headquartersCountries\":[\"US\"],\"groupHeadquartersCountries\":[\"US\"],\"sectors\":[\"INDUSTRY\"],"
                                + "\"publisher\":\"Epoch AI\"}}");
    }

    /** In the document, "..." stands for the parts of a line that it omits. */
    @Test
    void changeFeedHasTheDocumentedLines() {
        var example = Pattern.compile(
                        "`(/changes[^`]+)`, with `[.]{3}` for omitted parts:\n\n```json\n(.*?)```", Pattern.DOTALL)
                .matcher(Documents.text(Path.of("docs/exporting-and-syncing.md")));
        assertThat(example.find()).isTrue();
        var feed = text(example.group(1));
        assertThat(example.group(2).lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(feed)
                        .containsPattern("(?m)^"
                                + Stream.of(line.split("[.]{3}"))
                                        .map(Pattern::quote)
                                        .collect(joining(".*")) + "$"));
    }

    /** The members of the facts that revision 7 does not have. */
    private static String laterFacts() {
        return Stream.of(Fact.values())
                .filter(fact -> fact.edition() > 1)
                .map(fact -> "\"" + fact.fieldName() + "\":" + (fact.kind().isList() ? "[]" : "null"))
                .collect(joining(","));
    }

    @Test
    void copyMadeFromTheChangeFeedInFormat2EqualsTheExportWithDerivedColumns() throws Exception {
        var copy = new TreeMap<String, JsonNode>();
        for (var line : lines("/changes?since=0&until=3&format=2")) {
            if (line.has("complete")) {
                continue;
            } else if (line.get("model").isNull()) {
                copy.remove(line.get("slug").asText());
            } else {
                copy.put(line.get("slug").asText(), line.get("model"));
            }
        }
        var expected = new ArrayList<String>();
        for (var row : lines("/export/models.ndjson" + DERIVED)) {
            var renamed = JSON.createObjectNode();
            ALL.forEach(column -> renamed.set(
                    column.fieldName(), row.has(column.header()) ? row.get(column.header()) : unknown(column)));
            expected.add(renamed.toString());
        }
        assertThat(copy.values().stream().map(JsonNode::toString)).containsExactlyElementsOf(expected);
    }

    private static List<JsonNode> lines(String address) throws Exception {
        try (var lines = JSON.readerFor(JsonNode.class).<JsonNode>readValues(text(address))) {
            return lines.readAll();
        }
    }

    private static String text(String address) {
        var answer = given().header("Accept-Encoding", "identity").get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString();
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> list(Object list) {
        return (List<T>) list;
    }

    /** The member of each object in a list. */
    private static <T> List<T> each(Object list, String member) {
        return DerivedExportTest.<Map<String, T>>list(list).stream()
                .map(object -> object.get(member))
                .toList();
    }

    /** The value that the change feed has for a fact that the export of the revision lacks. */
    private static JsonNode unknown(ExportColumn column) {
        assertThat(ExportColumn.of(1, true)).doesNotContain(column);
        return column.kind().isList() ? JSON.createArrayNode() : JSON.nullNode();
    }
}
