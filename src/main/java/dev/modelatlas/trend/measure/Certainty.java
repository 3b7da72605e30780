package dev.modelatlas.trend.measure;

import org.eclipse.microprofile.graphql.Description;

/** How certain it is that a model's training compute reaches a level. The SQL of each condition is constant. */
@Description(
        "How certain it is that the training compute of a model reaches a level. An estimate is assumed to be correct "
                + "within a factor that follows from the model's confidence: 3 for CONFIDENT, 10 for LIKELY, 30 for "
                + "all others.")
public enum Certainty {
    @Description("The estimate, divided by the factor for the model's confidence, reaches the level.")
    CERTAIN,
    @Description("The estimate itself reaches the level. Includes all models that are CERTAIN.")
    BY_ESTIMATE,
    @Description("The estimate, multiplied by the factor for the model's confidence, reaches the level. Includes all "
            + "models that are BY_ESTIMATE.")
    POSSIBLE,
    @Description("The training compute is not estimated.")
    UNKNOWN;

    /** SQL expression for the factor by which the training compute in row {@code m} may be too high or too low. */
    static final String FACTOR = "case m.confidence when 'CONFIDENT' then 3 when 'LIKELY' then 10 else 30 end";

    /** Lowest level that clients may give. From this level to {@link #HIGHEST}, the SQL conditions cannot overflow. */
    static final double LOWEST = 1;

    static final double HIGHEST = 1e300;

    /**
     * SQL expression for the tolerance of products and quotients, which are inexact: 1e24 times 10 is below 1e25. The
     * tolerance is far below the smallest factor, so each model that counts as CERTAIN also counts as BY_ESTIMATE.
     */
    private static final String ALMOST = "(1 - 1e-9) * ";

    /** The value of {@link #ALMOST} in SQL, where 1 - 1e-9 is an exact decimal. */
    private static final double ALMOST_ONE = 0.999999999;

    /**
     * The SQL condition that the training compute reaches a level.
     *
     * @param flop SQL expression for the estimate of the training compute, null when there is none
     * @param factor SQL expression for the factor by which the estimate may be wrong
     * @param level SQL expression for a level from {@link #LOWEST} to {@link #HIGHEST}
     */
    String condition(String flop, String factor, String level) {
        return switch (this) {
            case CERTAIN -> "greatest(" + flop + ", 1) / (" + factor + ") >= " + ALMOST + level;
            case BY_ESTIMATE -> flop + " >= " + level;
            case POSSIBLE ->
                flop + " is not null and least(" + flop + ", 1e300) * (" + factor + ") >= " + ALMOST + level;
            case UNKNOWN -> flop + " is null";
        };
    }

    /** The condition of {@link #CERTAIN} for a known estimate, with the rounding of the SQL condition. */
    static boolean isCertain(double flop, double factor, double level) {
        return Math.max(flop, 1) / factor >= ALMOST_ONE * level;
    }

    /** The condition of {@link #POSSIBLE} for a known estimate, with the rounding of the SQL condition. */
    static boolean isPossible(double flop, double factor, double level) {
        return Math.min(flop, HIGHEST) * factor >= ALMOST_ONE * level;
    }
}
