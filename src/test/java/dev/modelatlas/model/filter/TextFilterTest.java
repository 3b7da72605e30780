package dev.modelatlas.model.filter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.GraphQLClient;

import static dev.modelatlas.testsupport.GraphQLClient.assertThatData;
import static org.assertj.core.api.Assertions.assertThat;

/** Compares {@code text} in filters with a scan of all names in Java. */
@QuarkusTest
class TextFilterTest {
    /** @param names all names of the model and its organizations by that revision */
    record Named(String slug, List<String> names) {}

    @Inject
    Jdbi jdbi;

    @ParameterizedTest
    @CsvSource({
        "1, qwen",
        "3, qwen",
        "8, qwen",
        "1, gpt",
        "8, gpt",
        "3, llama",
        "3, google",
        "8, naver",
        "5, 엔씨소프트",
        "8, 대학교",
        // Two syllables, inside a word.
        "8, 연구"
    })
    void findsModelsWhoseNamesContainTheText(int revision, String text) {
        var expected = named(revision).stream()
                .filter(model -> model.names().stream()
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(text)))
                .map(Named::slug)
                .toList();
        assertThat(expected).isNotEmpty();
        assertThat(slugs(revision, "text: \"" + text + "\"")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyWordMustOccurInANameOfTheModelOrItsOrganizations() {
        assertThat(slugs(3, "text: \"openai gpt-4\""))
                .isEqualTo(slugs(3, "text: \"4 gpt 오픈AI\""))
                .contains("gpt-4");
        assertThat(slugs(3, "text: \"google gpt-4\"")).isEmpty();
    }

    @Test
    void combinesWithOtherFilters() {
        var qwen = slugs(8, "text: \"qwen\"");
        var large = slugs(8, "text: \"qwen\", minParameters: 1e11");
        assertThat(large).isNotEmpty().hasSizeLessThan(qwen.size());
        assertThat(slugs(8, "all: [{ text: \"qwen\" }, { minParameters: 1e11 }]"))
                .isEqualTo(large);
        assertThat(slugs(8, "text: \"qwen\", not: { minParameters: 1e11 }")).hasSize(qwen.size() - large.size());
    }

    @Test
    void textFiltersWorkInAlternativesAndNegations() {
        var either = slugs(3, "any: [{ text: \"qwen\" }, { text: \"네이버\" }]");
        assertThat(either).containsAll(slugs(3, "text: \"qwen\"")).containsAll(slugs(3, "text: \"네이버\""));
        assertThat(count(3, "not: { any: [{ text: \"qwen\" }, { text: \"네이버\" }] }"))
                .isEqualTo(276 - either.size());
    }

    @Test
    void appliesToTrendsAndNestedLists() {
        assertThatData("""
                        { trends(revision: 3, filter: { text: "qwen" }) { modelCount ranking(by: ORGANIZATION) { key modelCount models { totalCount } } }
                          organization(slug: "alibaba", revision: 3) { models(filter: { text: "qwen" }) { totalCount } } }""").isEqualTo("""
                        { "trends": { "modelCount": 18,
                            "ranking": [{ "key": "alibaba", "modelCount": 18, "models": { "totalCount": 18 } }] },
                          "organization": { "models": { "totalCount": 18 } } }""");
        assertThat(count(3, "text: \"qwen\"")).isEqualTo(18);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-4", "qwen", "llama", "mixtral", "o1"})
    void doesNotFindUnrelatedOrganizations(String text) {
        assertThatData("{ organizations(filter: { text: \"" + text + "\" }) { nodes { name } } }")
                .isEqualTo("{ \"organizations\": { \"nodes\": [] } }");
    }

    @ParameterizedTest
    @CsvSource({
        "deepmind, 'deepmind,google-deepmind'",
        "depmind, 'deepmind,google-deepmind'",
        "gpt, opengpt-x",
        "CUHK, chinese-university-of-hong-kong-cuhk",
        "univercity hong kong, 'chinese-university-of-hong-kong-cuhk,hong-kong-baptist-university'"
    })
    void findsOrganizationsByAnyName(String text, String slugs) {
        var found = GraphQLClient.post(
                        "query ($text: String) { organizations(filter: { text: $text }, orderBy: { field: NAME, direction: ASC }) { nodes { slug } } }",
                        Map.of("text", text))
                .<List<String>>path("data.organizations.nodes.slug");
        assertThat(found).containsExactlyInAnyOrder(slugs.split(","));
    }

    @ParameterizedTest
    @CsvSource({
        "korea, 'KR,KP'",
        "KR, KR",
        "usa, US",
        "america, 'US,AS'",
        "영국, 'GB,IO,VG'",
        "côte, CI",
        "ivroy coast, CI",
        "swizerland, CH"
    })
    void findsCountriesByAnyName(String text, String codes) {
        var found = GraphQLClient.post(
                        "query ($text: String) { countries(filter: { text: $text }) { nodes { code } } }",
                        Map.of("text", text))
                .<List<String>>path("data.countries.nodes.code");
        assertThat(found).containsExactly(codes.split(","));
    }

    private List<Named> named(int revision) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select v.slug, array_agg(distinct v.slug)
                            || (select array_agg(o.name) from model_version o where o.model_id = v.model_id and o.valid_from <= :revision)
                            || (select coalesce(array_agg(x.name), '{}') from (
                                    select name from organization where id = any(v.organization_ids)
                                    union all select name_ko from organization where id = any(v.organization_ids)
                                    union all select alias from organization_alias where organization_id = any(v.organization_ids)
                                ) x where x.name is not null) as names
                        from model_version v
                        where v.valid_from <= :revision and v.valid_until > :revision
                        group by v.slug, v.model_id, v.organization_ids""")
                .bind("revision", revision)
                .mapTo(Named.class)
                .list());
    }

    private static int count(int revision, String filter) {
        return GraphQLClient.post("{ models(revision: " + revision + ", filter: { " + filter + " }) { totalCount } }")
                .path("data.models.totalCount");
    }

    /** The slugs of up to 200 models, from two pages that start at both ends. */
    private static List<String> slugs(int revision, String filter) {
        var pages = Stream.of("ASC", "DESC")
                .map(direction -> GraphQLClient.post(
                                "{ models(revision: " + revision + ", first: 100, orderBy: { field: NAME, direction: "
                                        + direction + " }, filter: { " + filter + " }) { totalCount nodes { slug } } }")
                        .<List<String>>path("data.models.nodes.slug"));
        return pages.flatMap(List::stream).distinct().toList();
    }
}
