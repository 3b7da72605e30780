package dev.modelatlas.recount;

import java.time.LocalDate;
import java.util.List;

/** The contract's answers for trends: one record per type, with one component for each field. */
final class Answer {
    private Answer() {}

    record YearTrend(int year, boolean partial, int modelCount, Integer change, Double growthRate, int cumulative) {}

    record RankedCount(int rank, boolean tied, String key, int modelCount, Double share) {}

    record Series(String key, int modelCount, Double share, int rank, boolean tied, List<SeriesYear> years) {}

    record SeriesYear(
            int year,
            boolean partial,
            int modelCount,
            Integer change,
            Double growthRate,
            int cumulative,
            Double share,
            Integer rank,
            Boolean tied) {}

    record First(String key, Model model, List<Model> models) {}

    record Model(String slug, String name, LocalDate releasedOn) {
        static Model of(Fact fact) {
            return new Model(fact.slug(), fact.stated().name(), fact.stated().releasedOn());
        }
    }

    record ProlificCountry(
            int rank, boolean tied, Country country, int organizationCount, List<RankedCount> organizations) {}

    record Country(String code) {}

    record FrontierPoint(Model model, double flop, Double previousFlop, Double factor) {}

    record ComputeGrowth(
            int models,
            double factorPerYear,
            Double factorLow,
            Double factorHigh,
            Double doublingMonths,
            double rSquared) {}

    record ComputeShare(
            String key, int modelCount, int known, Double totalFlop, Double share, Double medianFlop, Model largest) {}

    record Distribution(
            Integer year,
            String key,
            int modelCount,
            int known,
            Double min,
            Double lowerQuartile,
            Double median,
            Double upperQuartile,
            Double max) {}

    record Threshold(double flop, int certain, int byEstimate, int possible, int unknown) {}

    record CatchUp(String key, Model model, LocalDate reachedOn, int daysAfterFirst) {}

    record TrendTable(List<TableRow> rows, List<TableHeader> columns, int total) {}

    record TableRow(String key, int total, List<Integer> cells) {}

    record TableHeader(String key) {}
}
