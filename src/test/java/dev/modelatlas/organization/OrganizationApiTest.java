package dev.modelatlas.organization;

import java.util.HashMap;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.testsupport.Facts;
import dev.modelatlas.vocabulary.OrganizationBasis;

import static dev.modelatlas.testsupport.GraphQLClient.assertThatData;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class OrganizationApiTest {
    @Inject
    OrganizationTallies tallies;

    @Inject
    OrganizationDirectory directory;

    @Inject
    Jdbi jdbi;

    @Test
    void modelCountOfAGroupIncludesItsMembers() {
        assertThatData("""
                        { organization(slug: "google", revision: 3) {
                            name headquarters { code } group { slug } members { slug } modelCount group: modelCount(basis: GROUP)
                        } }""".replace("group: modelCount", "all: modelCount")).isEqualTo("""
                        { "organization": {
                            "name": "Google", "headquarters": { "code": "US" }, "group": { "slug": "google" },
                            "members": [
                                { "slug": "deepmind" }, { "slug": "google" }, { "slug": "google-brain" },
                                { "slug": "google-deepmind" }, { "slug": "google-research" }
                            ],
                            "modelCount": 9, "all": 27
                        } }""");
    }

    @Test
    void firstPageAndLastPageFollowTheSortOrder() {
        assertThatData("""
                        { top: organizations(first: 2, revision: 3) { totalCount nodes { slug modelCount } pageInfo { hasNextPage hasPreviousPage } }
                          named: organizations(last: 1, orderBy: { field: NAME, direction: ASC }, filter: { countries: ["KR"], minModels: 1 }, revision: 3) { nodes { name(language: KO) firstModel { slug } } } }""").isEqualTo("""
                        { "top": {
                            "totalCount": 110,
                            "nodes": [{ "slug": "alibaba", "modelCount": 19 }, { "slug": "meta-ai", "modelCount": 19 }],
                            "pageInfo": { "hasNextPage": true, "hasPreviousPage": false }
                          },
                          "named": { "nodes": [{ "name": "서치솔루션", "firstModel": { "slug": "hyperclova-82b" } }] } }""");
    }

    @Test
    void orderByKoreanNameHasNamesInHangulFirst() {
        assertThatData("""
                        { organizations(orderBy: { field: KOREAN_NAME, direction: ASC }, filter: { countries: ["KR"] }, revision: 8) {
                            nodes { name(language: KO) } } }""").isEqualTo("""
                        {organizations: {nodes: [{name: "네이버"}, {name: "모티프테크놀로지스"}, {name: "삼성"}, {name: "서치솔루션"},
                          {name: "업스테이지"}, {name: "엔씨소프트"}, {name: "코난테크놀로지"}, {name: "트릴리온랩스"}, {name: "KT"},
                          {name: "LG"}, {name: "LG AI연구원"}, {name: "SK텔레콤"}]}}""");
    }

    @ParameterizedTest
    @EnumSource
    void modelCountsEqualThoseComputedFromTheRows(OrganizationBasis basis) {
        var snapshot = new Snapshot(3, true);
        var expected = new HashMap<String, Integer>();
        Facts.at(jdbi, 3)
                .forEach(model -> model.organizations(basis).forEach(slug -> expected.merge(slug, 1, Integer::sum)));
        assertThat(tallies.at(snapshot, basis)).isNotEmpty().hasSameSizeAs(expected);
        directory
                .at(snapshot)
                .all()
                .forEach(organization -> assertThat(
                                tallies.of(organization, basis).models())
                        .isEqualTo(expected.getOrDefault(organization.slug(), 0)));
    }
}
