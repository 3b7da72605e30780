package dev.modelatlas.trend;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HandMade.Alone.class)
class ProlificTest extends TrendTest {
    private static final List<String> ORGANIZATIONS = List.of("google US", "deepmind GB google", "lg KR", "nowhere -");

    @Test
    void organizationsCountForTheirCountry() {
        givenAsOf(
                "2024-12-31",
                ORGANIZATIONS,
                "2024-01-01 organizations=google,lg",
                "2024-01-02 organizations=google,deepmind",
                "2024-01-03 organizations=lg",
                "2023-01-01 organizations=deepmind");
        trends(
                        "from: 2023, to: 2024, organizationBasis: RECORDED",
                        "prolificOrganizations(year: 2024, minModels: 2) { rank tied country { code } organizationCount organizations { rank tied key modelCount share } }")
                .isEqualTo("""
                        {prolificOrganizations: [
                            {rank: 1, tied: true, country: {code: 'KR'}, organizationCount: 1, organizations: [
                                {rank: 1, tied: false, key: 'lg', modelCount: 2, share: 0.6666666666666666}]},
                            {rank: 1, tied: true, country: {code: 'US'}, organizationCount: 1, organizations: [
                                {rank: 1, tied: false, key: 'google', modelCount: 2, share: 0.6666666666666666}]}]}""");
    }

    @Test
    void basisDecidesWhetherTheHeadquartersOfTheOrganizationOrOfItsGroupCount() {
        givenAsOf("2024-12-31", ORGANIZATIONS, "2024-01-01 organizations=deepmind");
        var selection = "prolificOrganizations(year: 2024, minModels: 1) { country { code } organizations { key } }";
        trends("organizationBasis: RECORDED", selection)
                .isEqualTo("{prolificOrganizations: [{country: {code: 'GB'}, organizations: [{key: 'deepmind'}]}]}");
        trends("organizationBasis: RECORDED, countryBasis: GROUP_HEADQUARTERS", selection)
                .isEqualTo("{prolificOrganizations: [{country: {code: 'US'}, organizations: [{key: 'deepmind'}]}]}");
        trends("organizationBasis: GROUP", selection)
                .isEqualTo("{prolificOrganizations: [{country: {code: 'US'}, organizations: [{key: 'google'}]}]}");
    }

    @Test
    void unknownHeadquartersFallBackToRecordedCountries() {
        givenAsOf(
                "2024-12-31",
                ORGANIZATIONS,
                "2024-01-01 slug=a organizations=nowhere recorded=KR",
                "2024-01-02 slug=b organizations=nowhere recorded=KR,US");
        trends(
                        "from: 2024",
                        "prolificOrganizations(year: 2024, minModels: 2) { country { code } organizations { key modelCount } }")
                .isEqualTo(
                        "{prolificOrganizations: [{country: {code: 'KR'}, organizations: [{key: 'nowhere', modelCount: 2}]}]}");
        trends(
                        "from: 2024",
                        "prolificOrganizations(year: 2024, minModels: 1) { organizations { models { nodes { slug } } } }")
                .isEqualTo("""
                        {prolificOrganizations: [{organizations: [{models: {nodes: [{slug: 'b'}, {slug: 'a'}]}}]},
                                                 {organizations: [{models: {nodes: [{slug: 'b'}]}}]}]}""");
    }

    @Test
    void requiresThreeModelsByDefault() {
        givenAsOf(
                "2024-12-31",
                ORGANIZATIONS,
                "2024-01-01 organizations=lg",
                "2024-01-02 organizations=lg",
                "2024-01-03 organizations=lg,google");
        trends("from: 2024", "prolificOrganizations(year: 2024) { country { code } }")
                .isEqualTo("{prolificOrganizations: [{country: {code: 'KR'}}]}");
    }
}
