package dev.modelatlas.http.download;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.modelatlas.csv.CsvExport;
import dev.modelatlas.graphql.PublicAddress;
import dev.modelatlas.http.message.ResponseBody;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.revision.Source;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.value.Sha256;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The description of the dataset, as the specification of Croissant 1.0 requires it. */
@QuarkusTest
class CroissantTest {
    private static final String PATH = "/export/croissant.json";

    /** The properties that the specification requires of every dataset, and of datasets with files and records. */
    private static final List<String> OF_DATASET = List.of(
            "@context",
            "@type",
            "conformsTo",
            "name",
            "description",
            "url",
            "license",
            "citeAs",
            "creator",
            "datePublished",
            "version",
            "distribution",
            "recordSet");

    private static final List<String> OF_FILE =
            List.of("@type", "@id", "name", "contentUrl", "encodingFormat", "contentSize", "sha256");
    private static final List<String> OF_FIELD = List.of("@type", "@id", "name", "description", "dataType", "source");

    @Test
    void descriptionHasEverythingThatTheSpecificationRequires() {
        var description = get().jsonPath();
        assertThat(description.getMap("")).containsKeys(OF_DATASET.toArray());
        assertThat(description.getString("'@type'")).isEqualTo("sc:Dataset");
        assertThat(description.getString("conformsTo")).isEqualTo("http://mlcommons.org/croissant/1.0");
        assertThat(description.<String>getList("license"))
                .containsExactly("https://creativecommons.org/licenses/by/4.0/");
        assertThat(description.getString("datePublished")).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(files(description)).allSatisfy(file -> {
            assertThat(file).containsKeys(OF_FILE.toArray(String[]::new)).containsEntry("@type", "cr:FileObject");
            assertThat((String) file.get("sha256")).matches("[0-9a-f]{64}");
        });
        assertThat(fields(description))
                .allSatisfy(field -> assertThat(field)
                        .containsKeys(OF_FIELD.toArray(String[]::new))
                        .containsEntry("@type", "cr:Field"));
    }

    @Test
    void listedFilesHaveTheHashesOfTheirContent() {
        var description = get().jsonPath();
        var newest = GraphQLClient.post("{ revision { number } }").jsonPath().getInt("data.revision.number");
        var expected = IntStream.iterate(newest, number -> number > Math.max(0, newest - 20), number -> number - 1)
                .boxed()
                .flatMap(number -> List.of("models-r" + number + ".csv", "models-r" + number + ".ndjson").stream())
                .toList();
        assertThat(files(description)).extracting(file -> file.get("@id")).isEqualTo(List.copyOf(expected));
        for (var file : files(description)) {
            var url = (String) file.get("contentUrl");
            var bytes = given().get(url).asByteArray();
            assertThat(url).endsWith("?revision=" + ((String) file.get("@id")).replaceAll("\\D", ""));
            assertThat(file)
                    .containsEntry("sha256", Sha256.hex(bytes))
                    .containsEntry("contentSize", bytes.length + " B");
        }
    }

    @Test
    void fieldsAreTheColumnsOfTheFile() {
        var description = get().jsonPath();
        var newest = files(description).get(0);
        var header = given().get((String) newest.get("contentUrl"))
                .asString()
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(fields(description)).extracting(field -> field.get("name")).isEqualTo(List.of((Object[])
                header.split(",")));
        assertThat(fields(description))
                .extracting(field -> JsonPath.from(json(field)).getString("source.extract.column"))
                .isEqualTo(List.of(header.split(",")));
        assertThat(fields(description))
                .allSatisfy(field -> assertThat(JsonPath.from(json(field)).getString("source.fileObject.'@id'"))
                        .isEqualTo(newest.get("@id")));
        assertThat(fields(description))
                .extracting(field -> field.get("description"))
                .contains("Training compute; empty when not estimated. Empty does not mean zero. Unit: FLOP.");
        assertThat(header).as("a column that was added in edition 2").contains(",reference");
    }

    @Test
    void idsAreUnique() {
        var description = get().jsonPath();
        Set<Object> ids = new HashSet<>();
        files(description).forEach(file -> assertThat(ids.add(file.get("@id"))).isTrue());
        fields(description)
                .forEach(field -> assertThat(ids.add(field.get("@id"))).isTrue());
        assertThat(ids).contains(description.<Object>get("recordSet[0].key.'@id'"));
    }

    @Test
    void creatorOfARevisionWithoutModelsIsItsPublisher() {
        var atlas = Atlas.empty();
        atlas.take("2024-07-16", Csv.file(Csv.row("Alpha", "2024-01-31", "OpenAI")));
        // As after a call of publishRevision that removes the last model. No file does this.
        atlas.jdbi().useHandle(handle -> handle.execute("delete from model_version"));
        var empty = new Revision(
                1,
                "2024-07-16",
                LocalDate.parse("2024-07-16"),
                OffsetDateTime.parse("2024-07-17T00:00:00Z"),
                "Epoch AI",
                new Source("Data", "https://example.org", "CC BY 4.0", "Epoch AI", "0".repeat(64)),
                0,
                0,
                0,
                0,
                1,
                1);
        var described = new Croissant(
                        new CsvExport(atlas.jdbi()),
                        new PublicAddress(() -> Optional.of("https://atlas.example"), null, 8080))
                .of(empty, List.of());
        assertThat(JsonPath.from(described).<String>getList("creator.name")).containsExactly("Epoch AI");
    }

    @Test
    void unchangedDescriptionIsNotSentAgain() {
        var first = get();
        assertThat(first.contentType()).isEqualTo("application/ld+json");
        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=10, stale-while-revalidate=60");
        var again = given().header("If-None-Match", first.header("ETag")).get(PATH);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(given().head(PATH).header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void parametersAreRefused() {
        var response = given().get(PATH + "?revision=3");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("code")).isEqualTo("BAD_USER_INPUT");
    }

    private static Response get() {
        var response = given().get(PATH);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response;
    }

    private static List<Map<String, Object>> files(JsonPath description) {
        return description.getList("distribution");
    }

    private static List<Map<String, Object>> fields(JsonPath description) {
        return description.getList("recordSet[0].field");
    }

    private static String json(Map<String, Object> value) {
        return ResponseBody.text(value);
    }

    @Test
    void saysThatTheUrlTakesNoParameters() {
        var answer = given().get(PATH + "?revision=3");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("detail"))
                .isEqualTo("Unknown parameter `revision`. This URL takes no parameters.");
    }
}
