package dev.modelatlas.country;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.modelatlas.graphql.Cursor;
import dev.modelatlas.graphql.Direction;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.testsupport.Facts;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.vocabulary.CountryBasis;

import static dev.modelatlas.testsupport.GraphQLClient.assertThatAnswer;
import static dev.modelatlas.testsupport.GraphQLClient.assertThatData;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class CountryApiTest {
    @Inject
    CountryTallies tallies;

    @Inject
    Jdbi jdbi;

    @Test
    void countryHasAModelCountForEachBasis() {
        assertThatData("""
                        { country(code: "gb", revision: 3) {
                            name(language: KO) modelCount group: modelCount(basis: GROUP_HEADQUARTERS) recorded: modelCount(basis: RECORDED)
                        } }""")
                .isEqualTo("{ \"country\": { \"name\": \"영국\", \"modelCount\": 8, \"group\": 3, \"recorded\": 20 } }");
    }

    @Test
    void countriesWithMostModelsComeFirst() {
        assertThatData("""
                        { countries(first: 3, revision: 3, filter: { minModels: 1, basis: GROUP_HEADQUARTERS }) {
                            totalCount nodes { code modelCount(basis: GROUP_HEADQUARTERS) } } }""").isEqualTo("""
                        { "countries": { "totalCount": 15, "nodes": [
                            { "code": "US", "modelCount": 131 }, { "code": "CN", "modelCount": 96 }, { "code": "KR", "modelCount": 14 }
                        ] } }""");
    }

    @Test
    void orderByNameIgnoresCaseAndAccents() {
        assertThat(allBy("NAME", "EN"))
                .containsSubsequence("Afghanistan", "Åland Islands", "Albania", "Zimbabwe")
                .endsWith("Zimbabwe")
                .hasSizeGreaterThan(200)
                .doesNotHaveDuplicates();
    }

    @Test
    void orderByKoreanNameFollowsTheKoreanAlphabet() {
        assertThat(allBy("KOREAN_NAME", "KO"))
                .startsWith("가나", "가봉", "가이아나")
                .containsSubsequence("독일", "중국", "캐나다", "프랑스", "한국", "홍콩")
                .isSorted()
                .hasSameSizeAs(allBy("NAME", "KO"))
                .doesNotHaveDuplicates();
    }

    private static List<String> allBy(String field, String language) {
        List<String> names = new ArrayList<>();
        for (String after = null; names.isEmpty() || after != null; ) {
            var page = GraphQLClient.post(
                            "query ($after: String) { countries(first: 100, after: $after, orderBy: [{ field: " + field
                                    + ", direction: ASC }]) { nodes { name(language: " + language
                                    + ") } pageInfo { hasNextPage endCursor } } }",
                            Collections.singletonMap("after", after))
                    .jsonPath();
            names.addAll(page.getList("data.countries.nodes.name"));
            after = page.getBoolean("data.countries.pageInfo.hasNextPage")
                    ? page.getString("data.countries.pageInfo.endCursor")
                    : null;
        }
        return names;
    }

    /**
     * Earlier releases sorted by the names as they are written. In the current order, a cursor of these releases would
     * mark another position.
     */
    @Test
    void cursorOfAListSortedByNameInTheFormerWayIsRefused() {
        var byName = List.of(new CountryOrder(CountryOrderField.NAME, Direction.ASC));
        var list = Cursor.list("countries", null, null, CountryBasis.HEADQUARTERS, byName);
        var cursor = new Cursor(9, list, List.of("France", "FR")).encode();
        assertThatAnswer("{ countries(first: 1, after: \"" + cursor
                        + "\", orderBy: [{ field: NAME, direction: ASC }]) { nodes { name } } }")
                .node("errors[0].extensions.code")
                .isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void cursorOfAListSortedByAnotherFieldStaysValid() {
        var byCount = List.of(new CountryOrder(CountryOrderField.MODEL_COUNT, Direction.DESC));
        var list = Cursor.list("countries", null, null, CountryBasis.HEADQUARTERS, byCount);
        var cursor = new Cursor(3, list, List.of(1000, "ZZ")).encode();
        assertThatData("{ countries(first: 1, after: \"" + cursor + "\") { nodes { code } } }")
                .isEqualTo("{ countries: { nodes: [{ code: \"US\" }] } }");
    }

    @Test
    void codeHasTwoLatinLettersInUpperOrLowerCase() {
        assertThatData(
                        "{ lower: country(code: \"ss\") { code } sharp: country(code: \"ß\") { code } long: country(code: \"KRR\") { code } }")
                .isEqualTo("{ lower: { code: \"SS\" }, sharp: null, long: null }");
        assertThatAnswer("{ models(filter: { countries: [\"ß\"] }) { totalCount } }")
                .node("errors[0].message")
                .isString()
                .startsWith("`filter.countries`: no country has the code \"ß\".");
    }

    @ParameterizedTest
    @EnumSource
    void modelCountsEqualThoseComputedFromTheRows(CountryBasis basis) {
        var snapshot = new Snapshot(3, true);
        var expected = new HashMap<String, Integer>();
        Facts.at(jdbi, 3)
                .forEach(model -> model.countries(basis).forEach(code -> expected.merge(code, 1, Integer::sum)));
        assertThat(tallies.at(snapshot, basis)).isNotEmpty().hasSameSizeAs(expected);
        tallies.at(snapshot, basis)
                .forEach((code, tally) -> assertThat(tally.models()).isEqualTo(expected.get(code)));
    }

    @Test
    void organizationsOfACountryHaveTheirHeadquartersThere() {
        assertThatData(
                        "{ country(code: \"KR\", revision: 3) { organizations(first: 2) { nodes { slug sector } totalCount } } }")
                .isEqualTo("""
                        {country: {organizations: {totalCount: 8, nodes: [
                          {slug: "lg-ai-research", sector: "INDUSTRY"}, {slug: "naver", sector: "INDUSTRY"}]}}}""");
    }
}
