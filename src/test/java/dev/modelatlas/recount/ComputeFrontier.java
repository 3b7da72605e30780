package dev.modelatlas.recount;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.modelatlas.recount.Answer.ComputeGrowth;
import dev.modelatlas.recount.Answer.FrontierPoint;
import dev.modelatlas.recount.Answer.Model;

/** The models that set a record for known training compute, and the growth of that record. */
record ComputeFrontier(List<FrontierPoint> points) {

    static ComputeFrontier of(List<Fact> matching, int from, int to) {
        Map<LocalDate, Fact> largestOfDay = new TreeMap<>();
        matching.stream()
                .filter(fact -> fact.stated().trainingFlop() != null && fact.year() <= to)
                .sorted(Comparator.comparing((Fact fact) -> -fact.stated().trainingFlop())
                        .thenComparing(Fact::slug))
                .forEach(fact -> largestOfDay.putIfAbsent(fact.stated().releasedOn(), fact));
        List<FrontierPoint> points = new ArrayList<>();
        Double record = null;
        for (Fact fact : largestOfDay.values()) {
            double flop = fact.stated().trainingFlop();
            if (record == null || flop > record) {
                points.add(new FrontierPoint(Model.of(fact), flop, record, record == null ? null : flop / record));
                record = flop;
            }
        }
        points.removeIf(point -> point.model().releasedOn().getYear() < from);
        return new ComputeFrontier(points);
    }

    /** Least squares of log10(FLOP) on years; null with fewer than 5 points or a span under 365 days. */
    ComputeGrowth growth() {
        if (points.size() < 5 || days(points.get(points.size() - 1)) < 365) {
            return null;
        }
        double[] years =
                points.stream().mapToDouble(point -> days(point) / 365.25).toArray();
        double[] logs =
                points.stream().mapToDouble(point -> Math.log10(point.flop())).toArray();
        double xx = covariance(years, years);
        double xy = covariance(years, logs);
        double yy = covariance(logs, logs);
        double slope = xy / xx;
        double residual = Math.max(0, yy - xy * xy / xx);
        double margin =
                StudentDistribution.quantile(0.9, points.size() - 2) * Math.sqrt(residual / (points.size() - 2) / xx);
        return new ComputeGrowth(
                points.size(),
                Math.pow(10, slope),
                Math.pow(10, slope - margin),
                Math.pow(10, slope + margin),
                slope <= 0 ? null : 12 * Math.log10(2) / slope,
                xy * xy / (xx * yy));
    }

    private long days(FrontierPoint point) {
        return ChronoUnit.DAYS.between(
                points.get(0).model().releasedOn(), point.model().releasedOn());
    }

    private static double covariance(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum;
    }
}
