package dev.modelatlas.trend;

import java.util.Optional;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.trend.count.TrendRows;

/** The growth rate of the compute frontier. */
@Description("Growth of the compute frontier (`Trends.computeFrontier`), from a least-squares line through the "
        + "logarithms of the frontier's training compute.")
public record ComputeGrowth(
        @Description("Number of models on the compute frontier. The line is fitted to these models.")
        int models,

        @Description("Growth per year as a factor: 4 means four times as much compute each year.")
        double factorPerYear,

        @Description("Lower end of the 90% confidence interval of `factorPerYear`. Null if it cannot be computed.")
        Double factorLow,

        @Description("Upper end of the 90% confidence interval of `factorPerYear`. Null if it cannot be computed.")
        Double factorHigh,

        @Description("Doubling time of the frontier's compute in months. Null if the frontier does not grow.")
        Double doublingMonths,

        @Description("Coefficient of determination (R squared) of the fit, from 0 to 1.")
        double rSquared,

        @NonNull @Description("How the growth was computed.")
        String method) {

    private static final String METHOD = "Least-squares regression of log10(training compute in FLOP) on time in years "
            + "(days / 365.25) over the points of the compute frontier in the window; factorPerYear = 10^slope, "
            + "doublingMonths = 12 log10(2) / slope. factorLow and factorHigh: 90% confidence interval of the slope "
            + "by Student's t with n - 2 degrees of freedom.";
    private static final int FEWEST_POINTS = 5;
    private static final int FEWEST_DAYS = 365;
    private static final double CONFIDENCE = 0.9;

    /**
     * Computes the growth rate from the line fitted to the compute frontier.
     *
     * @return empty when the line has too few points, spans too few days, or its growth factor is not a finite number
     */
    public static Optional<ComputeGrowth> of(TrendRows.Line line) {
        var slope = line.slope();
        var factorPerYear = Math.pow(10, slope);
        if (line.models() < FEWEST_POINTS || line.spanDays() < FEWEST_DAYS || !Double.isFinite(factorPerYear)) {
            return Optional.empty();
        }
        var doublingMonths = slope > 0 ? 12 * Math.log10(2) / slope : null;
        var margin = StudentT.quantile(CONFIDENCE, line.models() - 2) * line.slopeError();
        return Optional.of(new ComputeGrowth(
                line.models(),
                factorPerYear,
                factor(slope - margin),
                factor(slope + margin),
                doublingMonths,
                line.rSquared(),
                METHOD));
    }

    private static Double factor(double slope) {
        var factor = Math.pow(10, slope);
        return Double.isFinite(factor) ? factor : null;
    }
}
