package dev.modelatlas.recount;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.modelatlas.testsupport.AskedDocuments;
import dev.modelatlas.testsupport.AtOnce;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

import static org.assertj.core.api.Assertions.assertThat;

/** The service's answers equal those of the recount. The test compares complete structures, in order. */
@QuarkusTest
class RecountTest {
    private static final int GENERATED = 19;
    private static final int PER_DOCUMENT = 8;
    /**
     * Responses by document. Revisions never change, so the test compares one response both with the seed and with the
     * source.
     */
    private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();

    @AfterAll
    static void forget() {
        ANSWERS.clear();
    }

    /** The data for the recount: the shipped files, and if available the source files they were made from. */
    enum Origin {
        SEED,
        SOURCE;

        List<Vintage> vintages() {
            return this == SEED ? Vintage.ofTheSeed() : Vintage.ofTheSource();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersEqualTheRecountForEveryRevisionAndDimensionAndBasisAndYear(Origin origin) {
        List<Document> documents = new ArrayList<>();
        for (Vintage vintage : origin.vintages()) {
            for (Dimension by : Dimension.values()) {
                Document document = new Document();
                bases(by).forEach(question -> document.ask(new TrendsAsked(vintage, question).by(by)));
                documents.add(document);
            }
        }
        assertThat(differences(documents)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void totalsAndProlificOrganizationsEqualTheRecount(Origin origin) {
        List<Document> documents = new ArrayList<>();
        for (Vintage vintage : origin.vintages()) {
            Document document = new Document().ask(new TrendsAsked(vintage, Question.window(null, null)).totals());
            for (Question question : bases(Dimension.COUNTRY)) {
                for (OrganizationBasis basis : OrganizationBasis.values()) {
                    TrendsAsked asked = new TrendsAsked(vintage, question.on(basis));
                    IntStream.rangeClosed(
                                    asked.recount().from(), asked.recount().to())
                            .forEach(year -> asked.prolificOrganizations(year, 3));
                    document.ask(asked);
                }
            }
            documents.add(document);
        }
        assertThat(differences(documents)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void answersEqualTheRecountForGeneratedFilters(Origin origin) {
        compareGenerated(origin, 0, GENERATED);
    }

    @Full
    @ParameterizedTest
    @EnumSource
    void answersEqualTheRecountForMoreGeneratedFilters(Origin origin) {
        compareGenerated(origin, GENERATED, 2 * GENERATED);
    }

    private static void compareGenerated(Origin origin, int from, int to) {
        List<Vintage> vintages = origin.vintages();
        Set<String> served = servedFilterFields();
        List<Document> documents = new ArrayList<>();
        for (int seed = from; seed < to; seed++) {
            Questions questions = new Questions(seed, vintages.get(seed % vintages.size()), served);
            Document document = new Document();
            IntStream.range(0, PER_DOCUMENT).forEach(any -> document.ask(questions.next()));
            documents.add(document);
        }
        assertThat(differences(documents)).isEmpty();
    }

    /** The question about a whole revision, on each basis that matters for the dimension. */
    private static List<Question> bases(Dimension by) {
        Question whole = Question.window(null, null);
        return switch (by) {
            case COUNTRY ->
                IntStream.range(0, CountryBasis.values().length)
                        .mapToObj(i -> whole.on(CountryBasis.values()[i]))
                        .toList();
            case ORGANIZATION, COLLABORATION ->
                IntStream.range(0, OrganizationBasis.values().length)
                        .mapToObj(i -> whole.on(OrganizationBasis.values()[i]))
                        .toList();
            default -> List.of(whole);
        };
    }

    private static Set<String> servedFilterFields() {
        return ask("{ __type(name: \"ModelFilter\") { inputFields { name } } }")
                .getJsonObject("data")
                .getJsonObject("__type")
                .getJsonArray("inputFields")
                .stream()
                .map(field -> field.asJsonObject().getString("name"))
                .collect(Collectors.toSet());
    }

    private static Collection<String> differences(List<Document> documents) {
        Collection<String> differences = new ConcurrentLinkedQueue<>();
        AtOnce.each(documents, document -> differences.addAll(document.differences(ask(document.text()))));
        return differences;
    }

    private static JsonObject ask(String document) {
        var answer = ANSWERS.computeIfAbsent(document, text -> {
            AskedDocuments.note(text);
            return GraphQLClient.answer(text, Map.of());
        });
        return Json.createReader(new StringReader(answer)).readObject();
    }
}
