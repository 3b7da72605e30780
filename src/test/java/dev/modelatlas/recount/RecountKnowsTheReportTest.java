package dev.modelatlas.recount;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import dev.modelatlas.recount.Answer.ComputeGrowth;
import dev.modelatlas.recount.Answer.RankedCount;
import dev.modelatlas.recount.Answer.SeriesYear;
import dev.modelatlas.recount.Answer.YearTrend;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.trend.count.Dimension;

import static dev.modelatlas.trend.count.Dimension.COLLABORATION;
import static dev.modelatlas.trend.count.Dimension.COUNTRY;
import static dev.modelatlas.trend.count.Dimension.DOMAIN;
import static dev.modelatlas.trend.count.Dimension.DOMAIN_COUNT;
import static dev.modelatlas.trend.count.Dimension.ORGANIZATION;
import static dev.modelatlas.trend.count.Dimension.SECTOR;
import static dev.modelatlas.vocabulary.CountryBasis.GROUP_HEADQUARTERS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/**
 * The recount itself reproduces both tables of the report. If it did not, a comparison of the product with the recount
 * would prove nothing.
 */
@Concurrent
class RecountKnowsTheReportTest {
    private static final Question REPORT = Question.window(2020, 2024);

    @Nested
    class FromTheSeed extends Figures {
        private static List<Vintage> vintages;

        @BeforeAll
        static void read() {
            vintages = Vintage.ofTheSeed();
        }

        @Override
        List<Vintage> vintages() {
            return vintages;
        }
    }

    @Nested
    class FromTheSource extends Figures {
        private static List<Vintage> vintages;

        @BeforeAll
        static void read() {
            vintages = Vintage.ofTheSource();
        }

        @Override
        List<Vintage> vintages() {
            return vintages;
        }
    }

    abstract static class Figures {
        abstract List<Vintage> vintages();

        private Recount at(int revision, Question question) {
            return vintages().get(revision - 1).recount(question);
        }

        @Test
        void recountedModelsPerYearMatchTheReport() {
            Recount report = at(3, REPORT);
            assertThat(report.years()).extracting(YearTrend::modelCount).containsExactly(2, 9, 29, 109, 122);
            assertThat(report.modelCount()).isEqualTo(271);
            assertThat(report.years().get(4).change()).isEqualTo(13);
        }

        @Test
        void recountByCountryMatchesTheReport() {
            assertThat(top(REPORT.on(GROUP_HEADQUARTERS), COUNTRY, null, 4))
                    .isEqualTo("US 128, CN 95, KR 14, FR 10, DE 4, JP 4");
            assertThat(top(REPORT, COUNTRY, null, 4)).isEqualTo("US 125, CN 95, KR 14, FR 10, GB 6, DE 4, JP 4");
            assertThat(at(3, REPORT).ranking(COUNTRY, 2024, 3))
                    .extracting(RankedCount::key, RankedCount::modelCount, RankedCount::rank, RankedCount::tied)
                    .startsWith(
                            tuple("US", 63, 1, false),
                            tuple("CN", 45, 2, false),
                            tuple("FR", 3, 3, true),
                            tuple("KR", 3, 3, true));
        }

        @Test
        void recountedIndustryShareMatchesTheReport() {
            assertThat(series(SECTOR, "INDUSTRY").stream()
                            .map(SeriesYear::share)
                            .skip(2))
                    .usingElementComparator((a, b) -> Math.abs(a - b) < 0.0005 ? 0 : 1)
                    .containsExactly(0.897, 0.936, 0.967);
        }

        @Test
        void recountByDomainMatchesTheReport() {
            RankedCount language = at(3, REPORT).ranking(DOMAIN, null, 1).get(0);
            assertThat(language.key() + " " + language.modelCount()).isEqualTo("language 240");
            assertThat(language.share()).isCloseTo(0.886, within(0.0005));
            assertThat(lastTwoYears(DOMAIN, "vision")).containsExactly(11, 19);
            assertThat(lastTwoYears(DOMAIN, "video")).containsExactly(5, 9);
            assertThat(lastTwoYears(DOMAIN_COUNT, "3+")).containsExactly(12, 22);
        }

        @Test
        void numberOfModelsWithTwoDomainsIncreasesContraryToTheReport() {
            assertThat(lastTwoYears(DOMAIN_COUNT, "2")).containsExactly(2, 4);
        }

        @Test
        void recountByOrganizationMatchesTheReport() {
            // The report names only DeepSeek and ByteDance. By the rule "Rank" of docs/counting-rules.md, NVIDIA and
            // Zhipu AI are tied with them.
            assertThat(top(REPORT, ORGANIZATION, 2024, 5))
                    .isEqualTo(
                            "alibaba 15, meta-ai 13, openai 9, google 7, bytedance 5, deepseek 5, nvidia 5, zhipu-ai 5");
            assertThat(at(3, REPORT).prolificOrganizations(2024, 3).stream()
                            .map(country -> country.country().code() + " " + country.organizationCount())
                            .collect(joining(", ")))
                    .isEqualTo("US 11, CN 6, FR 1, KR 1");
        }

        @Test
        void recountedEarliestLanguageModelsAreThoseOfTheReport() {
            Question language = Question.window(2020, null).where(new Filter(Map.of("domains", List.of("language"))));
            assertThat(at(3, language).firsts(COUNTRY))
                    .extracting(first -> first.key() + " " + first.model().releasedOn() + " "
                            + first.models().stream().map(Answer.Model::name).collect(joining(", ")))
                    .contains(
                            "US 2020-01-28 Meena",
                            "IL 2021-08-11 Jurassic-1-Jumbo",
                            "KR 2021-09-10 HyperCLOVA 204B, HyperCLOVA 82B",
                            "CN 2021-10-12 Yuan 1.0");
        }

        @Test
        void recountedComputeGrowthMatchesTheReport() {
            ComputeGrowth then = at(3, REPORT).computeFrontier().growth();
            assertThat(then.models()).isEqualTo(9);
            assertThat(then.factorPerYear()).isCloseTo(4.92, within(0.005));
            assertThat(then.rSquared()).isCloseTo(0.903, within(0.0005));
            ComputeGrowth now = at(8, REPORT).computeFrontier().growth();
            assertThat(now.models()).isEqualTo(8);
            assertThat(now.factorPerYear()).isCloseTo(4.44, within(0.005));
            assertThat(now.rSquared()).isCloseTo(0.964, within(0.0005));
        }

        @Test
        void recountOfRevision1MatchesTheReportOfAugust2024() {
            Recount edition = at(1, Question.window(2020, 2023));
            assertThat(edition.years()).extracting(YearTrend::modelCount).containsExactly(3, 9, 28, 104);
            assertThat(edition.modelCount()).isEqualTo(144);
            assertThat(edition.compoundAnnualGrowthRate()).isCloseTo(2.261, within(0.0005));
            assertThat(edition.ranking(COLLABORATION, null, 1))
                    .extracting(count -> count.key() + " " + count.modelCount())
                    .containsExactly("SOLE 130", "JOINT 14");
        }

        @Test
        void recountedTotalIs271AtRevision3And331AtRevision8() {
            assertThat(IntStream.of(3, 8).map(revision -> at(revision, REPORT).modelCount()))
                    .containsExactly(271, 331);
        }

        private String top(Question question, Dimension by, Integer year, int minModels) {
            return at(3, question).ranking(by, year, minModels).stream()
                    .map(count -> count.key() + " " + count.modelCount())
                    .collect(joining(", "));
        }

        private List<SeriesYear> series(Dimension by, String key) {
            return at(3, REPORT).series(by, 1).stream()
                    .filter(series -> series.key().equals(key))
                    .findFirst()
                    .orElseThrow()
                    .years();
        }

        private List<Integer> lastTwoYears(Dimension by, String key) {
            return series(by, key).stream().map(SeriesYear::modelCount).skip(3).toList();
        }
    }
}
