package dev.modelatlas.trend;

import java.util.Optional;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** The pace of the compute frontier. */
@Description("How fast the compute frontier grows: a straight line through the logarithms of its points.")
public record ComputeGrowth(
        @Description("How many points the line goes through.")
        int models,

        @Description("Growth a year as a factor: 4 means four times as much compute each year.")
        double factorPerYear,

        @Description("Months in which the frontier doubles; null when it does not grow.")
        Double doublingMonths,

        @Description("How well the line fits, from 0 to 1.") double rSquared,
        @NonNull @Description("How it was computed.") String method) {

    private static final String METHOD = "Least squares of log10(training compute in FLOP) on time in years "
            + "(days / 365.25) over the points of the compute frontier in the window; factorPerYear = 10^slope, "
            + "doublingMonths = 12 log10(2) / slope.";
    private static final int FEWEST_POINTS = 5;
    private static final int FEWEST_DAYS = 365;

    /**
     * What the fitted line says.
     *
     * @param spanDays days from the first to the last point
     * @param slope of the line, in powers of ten a year
     * @return empty when the line rests on too little
     */
    static Optional<ComputeGrowth> of(int points, int spanDays, double slope, double rSquared) {
        var factorPerYear = Math.pow(10, slope);
        if (points < FEWEST_POINTS || spanDays < FEWEST_DAYS || !Double.isFinite(factorPerYear)) {
            return Optional.empty();
        }
        var doublingMonths = slope > 0 ? 12 * Math.log10(2) / slope : null;
        return Optional.of(new ComputeGrowth(points, factorPerYear, doublingMonths, rSquared, METHOD));
    }
}
