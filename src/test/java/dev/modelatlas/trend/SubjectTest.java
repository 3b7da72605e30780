package dev.modelatlas.trend;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static dev.modelatlas.testsupport.GraphQLClient.assertThatData;

/** The subjects of a trend's keys, whose fields can be selected. */
@QuarkusTest
class SubjectTest {

    @Test
    void everyItemOfFirstsAndSeriesHasItsSubject() {
        assertThatData("""
                { trends(revision: 3, from: 2020, to: 2021) {
                    revision { number }
                    firsts(by: COUNTRY) { subject { ... on Country { code } } }
                    series(by: DOMAIN, top: 2) { label(language: KO) subject { ... on Domain { slug } } } } }""").isEqualTo("""
                        {trends: {
                          revision: {number: 3},
                          firsts: [{subject: {code: "US"}}, {subject: {code: "IL"}}, {subject: {code: "KR"}},
                                   {subject: {code: "CN"}}, {subject: {code: "GB"}}],
                          series: [{label: "언어", subject: {slug: "language"}},
                                   {label: "멀티모달", subject: {slug: "multimodal"}}]}}""");
    }

    @Test
    void itemsOfCatchUpAndComputeHaveLabelsAndSubjects() {
        assertThatData("""
                { trends(revision: 3, from: 2020, to: 2023) {
                    catchUp(flop: 1e25) { key label(language: KO) subject { ... on Country { code } } }
                    compute(by: DOMAIN, top: 1) { label(language: KO) subject { ... on Domain { slug } } }
                    distribution(of: PARAMETERS, by: COLLABORATION) { key label year } } }""").isEqualTo("""
                        {trends: {
                          catchUp: [{key: "US", label: "미국", subject: {code: "US"}}],
                          compute: [{label: "언어", subject: {slug: "language"}}],
                          distribution: [{key: "SOLE", label: "One developer", year: null},
                                         {key: "JOINT", label: "Several developers", year: null}]}}""");
    }

    @Test
    void computeGrowthContainsADescriptionOfItsMethod() {
        assertThatData("{ trends(revision: 3) { computeGrowth { method } } }").isEqualTo("""
                {trends: {computeGrowth: {method: "Least-squares regression of log10(training compute in FLOP) on time in years (days / 365.25) over the points of the compute frontier in the window; factorPerYear = 10^slope, doublingMonths = 12 log10(2) / slope. factorLow and factorHigh: 90% confidence interval of the slope by Student's t with n - 2 degrees of freedom."}}}""");
    }
}
