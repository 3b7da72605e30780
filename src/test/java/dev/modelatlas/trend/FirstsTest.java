package dev.modelatlas.trend;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HandMade.Alone.class)
class FirstsTest extends TrendTest {

    @Test
    void firstModelsAreOrderedByDateAndThenByKey() {
        given(
                "2021-01-01 slug=a countries=US",
                "2020-05-01 slug=b countries=KR,FR",
                "2022-01-01 slug=c countries=KR,CN");
        trends("from: 2020", "firsts(by: COUNTRY) { key model { slug } }").isEqualTo("""
                        {firsts: [{key: 'FR', model: {slug: 'b'}}, {key: 'KR', model: {slug: 'b'}},
                                  {key: 'US', model: {slug: 'a'}}, {key: 'CN', model: {slug: 'c'}}]}""");
    }

    @Test
    void listsAllModelsOfTheFirstDaySortedBySlug() {
        given(
                "2020-05-01 slug=b countries=KR",
                "2020-05-01 slug=a countries=KR",
                "2020-05-01 slug=c countries=US",
                "2020-05-02 slug=d countries=KR");
        trends("from: 2020", "firsts(by: COUNTRY) { key model { slug } models { slug } }")
                .isEqualTo("""
                        {firsts: [{key: 'KR', model: {slug: 'a'}, models: [{slug: 'a'}, {slug: 'b'}]},
                                  {key: 'US', model: {slug: 'c'}, models: [{slug: 'c'}]}]}""");
    }

    @Test
    void ignoresModelsBeforeTheWindow() {
        given("2019-05-01 slug=a countries=KR", "2020-05-01 slug=b countries=KR", "2021-05-01 slug=c countries=US");
        trends("from: 2020, to: 2020", "firsts(by: COUNTRY) { model { slug } }")
                .isEqualTo("{firsts: [{model: {slug: 'b'}}]}");
    }

    @Test
    void findsFirstModelsForDimensionsWithOneValuePerModel() {
        given("2020-05-01 slug=a flop=1e24", "2021-05-01 slug=b");
        trends("from: 2020", "firsts(by: COMPUTE_MAGNITUDE) { key label model { slug } }")
                .isEqualTo("""
                        {firsts: [{key: '1e24', label: '10²⁴–10²⁵ FLOP', model: {slug: 'a'}},
                                  {key: 'unknown', label: 'Unknown', model: {slug: 'b'}}]}""");
    }
}
