package dev.modelatlas.trend;

/** Student's t distribution with a whole number of degrees of freedom. */
public final class StudentT {
    /** Number of bisections after which a double gains no more precision. */
    private static final int HALVINGS = 60;

    private StudentT() {}

    /**
     * The t for which a t-distributed value lies between -t and t with the given probability.
     *
     * @param probability at least 0 and less than 1
     * @param degrees degrees of freedom, at least 1
     */
    public static double quantile(double probability, int degrees) {
        // Bisects the angle whose tangent is t / sqrt(degrees). Unlike t, the angle is bounded, and the probability
        // increases with the angle.
        var low = 0.0;
        var high = Math.PI / 2;
        for (var halving = 0; halving < HALVINGS; halving++) {
            var middle = (low + high) / 2;
            if (probability(middle, degrees) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.tan(high) * Math.sqrt(degrees);
    }

    /**
     * The probability of a value between -t and t, where t = sqrt(degrees) * tan(angle). Uses the finite sums of
     * Abramowitz and Stegun 26.7.3 and 26.7.4.
     */
    private static double probability(double angle, int degrees) {
        var cosine = Math.cos(angle);
        var isOdd = degrees % 2 == 1;
        var term = isOdd ? cosine : 1.0;
        var sum = degrees == 1 ? 0 : term;
        for (var power = isOdd ? 3 : 2; power <= degrees - 2; power += 2) {
            term *= cosine * cosine * (power - 1) / power;
            sum += term;
        }
        var wave = Math.sin(angle) * sum;
        return isOdd ? (angle + wave) * 2 / Math.PI : wave;
    }
}
