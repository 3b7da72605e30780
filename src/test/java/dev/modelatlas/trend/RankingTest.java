package dev.modelatlas.trend;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HandMade.Alone.class)
class RankingTest extends TrendTest {

    @Test
    void tiesShareARankAndAreOrderedByKey() {
        given(
                "2024-01-01 countries=US,KR",
                "2024-01-01 countries=US,FR",
                "2024-01-01 countries=KR,FR",
                "2024-01-01 countries=CN,US");
        trends("from: 2024", "ranking(by: COUNTRY) { rank tied key modelCount share }")
                .isEqualTo("""
                        {ranking: [{rank: 1, tied: false, key: 'US', modelCount: 3, share: 0.75},
                                   {rank: 2, tied: true, key: 'FR', modelCount: 2, share: 0.5},
                                   {rank: 2, tied: true, key: 'KR', modelCount: 2, share: 0.5},
                                   {rank: 4, tied: false, key: 'CN', modelCount: 1, share: 0.25}]}""");
    }

    @Test
    void limitDoesNotHideThatAValueIsTied() {
        given("2024-01-01 countries=US", "2024-01-01 countries=KR");
        trends("from: 2024", "ranking(by: COUNTRY, first: 1) { rank tied key }")
                .isEqualTo("{ranking: [{rank: 1, tied: true, key: 'KR'}]}");
    }

    @Test
    void minModelsAppliesAfterRanking() {
        given("2024-01-01 countries=US", "2024-01-01 countries=KR,US", "2024-01-01 countries=KR,US");
        trends("from: 2024", "ranking(by: COUNTRY, minModels: 3) { rank tied key modelCount }")
                .isEqualTo("{ranking: [{rank: 1, tied: false, key: 'US', modelCount: 3}]}");
    }

    @Test
    void rankingOfAYearIncludesOnlyModelsOfThatYear() {
        given("2023-01-01 slug=a countries=US", "2024-01-01 slug=b countries=KR", "2024-02-01 slug=c countries=US");
        trends("from: 2023", "ranking(by: COUNTRY, year: 2024) { rank tied key share models { nodes { slug } } }")
                .isEqualTo("""
                        {ranking: [{rank: 1, tied: true, key: 'KR', share: 0.5, models: {nodes: [{slug: 'b'}]}},
                                   {rank: 1, tied: true, key: 'US', share: 0.5, models: {nodes: [{slug: 'c'}]}}]}""");
    }

    @Test
    void modelThatListsAValueTwiceCountsOnce() {
        given("2024-01-01 domains=vision,vision");
        trends("from: 2024", "ranking(by: DOMAIN) { key modelCount share }")
                .isEqualTo("{ranking: [{key: 'vision', modelCount: 1, share: 1.0}]}");
    }

    @Test
    void modelsWithoutAValueAreUnattributedButIncludedInTheTotalForShares() {
        given("2024-01-01 domains=vision", "2024-01-01", "2023-01-01");
        trends("from: 2024, to: 2024", "ranking(by: DOMAIN) { key share } unattributed(by: DOMAIN)")
                .isEqualTo("{ranking: [{key: 'vision', share: 0.5}], unattributed: 1}");
        trends("from: 2024, to: 2024", "ranking(by: SECTOR) { key share } unattributed(by: SECTOR)")
                .isEqualTo("{ranking: [{key: 'UNKNOWN', share: 1.0}], unattributed: 0}");
    }

    @Test
    void organizationBasisSelectsRecordedOrganizationsOrGroups() {
        givenAsOf("2024-12-31", List.of("google US", "deepmind GB google"), "2024-01-01 organizations=google,deepmind");
        var selection = "o: ranking(by: ORGANIZATION) { key } c: ranking(by: COLLABORATION) { key }";
        trends("organizationBasis: RECORDED", selection)
                .isEqualTo("{o: [{key: 'deepmind'}, {key: 'google'}], c: [{key: 'JOINT'}]}");
        trends("organizationBasis: GROUP", selection).isEqualTo("{o: [{key: 'google'}], c: [{key: 'SOLE'}]}");
    }

    @Test
    void modelsWithManyDomainsOrTasksShareOneKey() {
        given("2024-01-01", "2024-01-01 domains=a,b tasks=a,b,c,d", "2024-01-01 domains=a,b,c,d tasks=a,b,c,d,e,f");
        trends("from: 2024", "d: ranking(by: DOMAIN_COUNT) { key } t: ranking(by: TASK_COUNT) { key }")
                .isEqualTo("{d: [{key: '0'}, {key: '2'}, {key: '3+'}], t: [{key: '0'}, {key: '4'}, {key: '5+'}]}");
    }

    @Test
    void magnitudeIsThePowerOfTenAtOrBelowTheNumber() {
        given(
                "2024-01-01 slug=a flop=1e23",
                "2024-01-01 slug=b flop=9.999999999999999e23",
                "2024-01-01 slug=c flop=1e24",
                "2024-01-01 slug=d");
        trends(
                        "from: 2024",
                        "ranking(by: COMPUTE_MAGNITUDE) { key label ko: label(language: KO) models { nodes { slug } } }")
                .isEqualTo("""
                        {ranking: [
                            {key: '1e23', label: '10²³–10²⁴ FLOP', ko: '10²³~10²⁴ FLOP',
                             models: {nodes: [{slug: 'a'}, {slug: 'b'}]}},
                            {key: '1e24', label: '10²⁴–10²⁵ FLOP', ko: '10²⁴~10²⁵ FLOP',
                             models: {nodes: [{slug: 'c'}]}},
                            {key: 'unknown', label: 'Unknown', ko: '정보 없음', models: {nodes: [{slug: 'd'}]}}]}""");
    }

    @Test
    void everyKeyHasALabelButOnlyKeysOfEntitiesHaveASubject() {
        given("2024-01-01 countries=KR sectors=ACADEMIA");
        trends("from: 2024", """
                        c: ranking(by: COUNTRY) { label(language: KO) subject { ... on Country { code } } }
                        s: ranking(by: SECTOR) { label(language: KO) subject { ... on Country { code } } }""")
                .isEqualTo("{c: [{label: '한국', subject: {code: 'KR'}}], s: [{label: '학계', subject: null}]}");
    }

    @Test
    void errorNamesTheArgumentThatIsOutOfRange() {
        given("2024-01-01");
        errors("from: 2024", "ranking(by: COUNTRY, minModels: 0) { key }")
                .node("[0].extensions.argument")
                .isEqualTo("minModels");
        errors("from: 2024", "ranking(by: COUNTRY, first: 101) { key }")
                .node("[0].extensions.argument")
                .isEqualTo("first");
        errors("from: 2024", "series(by: COUNTRY, top: 0) { key }")
                .node("[0].extensions.argument")
                .isEqualTo("top");
        errors("from: 2024", "ranking(by: COUNTRY, year: 2023) { key }")
                .node("[0].extensions.argument")
                .isEqualTo("year");
        errors("to: 2024", "prolificOrganizations(year: 2025) { rank }")
                .node("[0].extensions.argument")
                .isEqualTo("year");
    }
}
