package dev.modelatlas.trend;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static dev.modelatlas.testsupport.GraphQLClient.assertThatData;

/** What a key of a trend stands for, where it stands for a thing that can be asked further. */
@QuarkusTest
class SubjectTest {

    @Test
    void firstsAndSeriesLeadToWhatTheyAreAbout() {
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
    void methodOfAFitIsTold() {
        assertThatData("{ trends(revision: 3) { computeGrowth { method } } }").isEqualTo("""
                {trends: {computeGrowth: {method: "Least squares of log10(training compute in FLOP) on time in years (days / 365.25) over the points of the compute frontier in the window; factorPerYear = 10^slope, doublingMonths = 12 log10(2) / slope."}}}""");
    }
}
