package dev.modelatlas.recount;

import java.time.LocalDate;
import java.util.List;

/** What the contract's trends answer, one record a type; a component is a field of the same name. */
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

    record ComputeGrowth(int models, double factorPerYear, Double doublingMonths, double rSquared) {}
}
