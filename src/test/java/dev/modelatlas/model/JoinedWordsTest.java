package dev.modelatlas.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.graphql.work.SearchWords;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.text.Term;
import dev.modelatlas.text.Texts;

import static org.assertj.core.api.Assertions.assertThat;

/** Words of a search string that hyphens and the like join, although no name has them next to each other. */
@QuarkusTest
class JoinedWordsTest {
    /** The makers of a model are separated by bars. */
    public record Named(String slug, String name, String maker) {}

    private static final int NEWEST = 8;
    private static final String NAMES = """
            select v.slug, v.name, o.name as maker from model_version v join organization o on o.id = v.organization_ids[1]
            where v.valid_from <= 8 and v.valid_until > 8 order by md5(v.slug)""";
    private static final String ANSWERS = """
            query ($text: String!) {
              search(text: $text, first: 100, revision: 8) { ... on Model { slug } }
              models(filter: { text: $text }, first: 100, revision: 8) { totalCount nodes { slug } }
              trends(filter: { text: $text }, revision: 8) { modelCount }
            }""";

    @Inject
    Texts texts;

    @Inject
    SearchRepository search;

    @Inject
    Jdbi jdbi;

    /** A name with one word of letters, such as GPT-4, is not split. */
    @Test
    void findsAModelBySeveralWordsOfItsNameInReverse() {
        var missed = new ArrayList<String>();
        for (var model : named(200)) {
            var words = new ArrayList<>(SearchWords.of(model.name()));
            Collections.reverse(words);
            var text = String.join("-", words);
            if (words.stream().filter(word -> word.matches("[^0-9]{2,}")).count() > 1
                    && !slugs(text, 600).contains(model.slug())) {
                missed.add(text);
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void aModelIsFirstAfterItsMakerAndItsName() {
        var others = new ArrayList<String>();
        for (var model : named(200)) {
            var text = model.maker() + " " + model.name();
            if (!slugs(text, 1).contains(model.slug())) {
                others.add(text + ": " + slugs(text, 1));
            }
        }
        assertThat(others).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "claude-4-sonnet, claude 4 sonnet",
        "gemini-pro-1.5, gemini pro 1.5",
        "LG엑사원, LG 엑사원",
        "depseek claude-4-sonnet GPT-4o, depseek claude 4 sonnet GPT-4o"
    })
    void wordsThatNoNameHasNextToEachOtherAreReadAsIfSpacesSeparatedThem(String joined, String separate) {
        assertThat(terms(joined)).isEqualTo(terms(separate)).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt-4",
                "클로드3.5",
                "Deep-Seek",
                "chinese-university",
                "naver-",
                "K-엑사원",
                "버지니아-공과",
                "claude-4",
                "GPT-9"
            })
    void wordsThatANameHasNextToEachOtherStayTogether(String text) {
        assertThat(terms(text)).hasSize(1);
    }

    /** Otherwise, the meaning of a filter would change when the model is published. */
    @ParameterizedTest
    @ValueSource(strings = {"GPT-5", "o3", "R1", "Qwen3", "Llama-4", "claude-5", "제미나이5", "o5"})
    void aVersionThatNoModelHasYetFindsNoOtherVersion(String text) {
        assertThat(search.models(texts.read(text, "text", 1), 1, 10)).isEmpty();
    }

    /** At revision 3, the word "AlphaGo" is in names. At the newest revision, it is only in names of removed models. */
    @Test
    void namesOfRemovedModelsKeepNoWordsTogether() {
        assertThat(texts.read("AlphaGo-Master", "text", 3).terms()).hasSize(1);
        assertThat(texts.read("AlphaGo-Master", "text", NEWEST).terms()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-4-sonnet", "meta-llama/Llama-3.1-8B", "gemini-flash", "딥시크R1", "LG엑사원"})
    void searchFilterAndTrendsAgree(String text) {
        var data = GraphQLClient.post(ANSWERS, Map.of("text", text));
        List<Map<String, String>> hits = data.path("data.search");
        List<Map<String, String>> nodes = data.path("data.models.nodes");
        var models = hits.stream().filter(hit -> hit.containsKey("slug")).toList();
        assertThat(models).isNotEmpty().containsExactlyInAnyOrderElementsOf(nodes);
        assertThat(data.<Integer>path("data.models.totalCount")).isEqualTo(models.size());
        assertThat(data.<Integer>path("data.trends.modelCount")).isEqualTo(models.size());
    }

    /** The limit on words therefore also limits the terms, each of which the database compares with all names. */
    @Test
    void aSearchStringHasAtMostAsManyTermsAsWords() {
        var words = named(100).stream()
                .flatMap(model -> SearchWords.of(model.name()).stream())
                .toList();
        var random = new Random(7);
        for (var number = 0; number < 60; number++) {
            var text = IntStream.range(0, SearchWords.MOST)
                    .mapToObj(place -> words.get(random.nextInt(words.size())) + "- /".charAt(random.nextInt(3)))
                    .collect(Collectors.joining());
            var most = SearchWords.of(text).size();
            if (most <= SearchWords.MOST) {
                assertThat(terms(text)).as(text).hasSizeLessThanOrEqualTo(most);
            }
        }
    }

    private List<Named> named(int count) {
        return jdbi.withHandle(handle -> handle.select(NAMES).mapTo(Named.class).stream()
                .filter(model ->
                        SearchWords.of(model.maker() + " " + model.name()).size() <= SearchWords.MOST)
                .limit(count)
                .toList());
    }

    private List<Term> terms(String text) {
        return texts.read(text, "text", NEWEST).terms();
    }

    private List<String> slugs(String text, int first) {
        return search.models(texts.read(text, "text", NEWEST), NEWEST, first).stream()
                .map(ranked -> ranked.row().slug)
                .toList();
    }
}
