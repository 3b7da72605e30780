package dev.modelatlas.trend.measure;

/**
 * Computes a distribution from amounts that arrive in ascending order, and does not keep them. The results equal those of
 * {@code measured.sql} to the last bit.
 */
final class AscendingSpread {
    /** Above this amount, the sum might overflow. */
    private static final double LARGEST_SUMMAND = 1e300;

    private static final double[] QUARTILES = {0.25, 0.5, 0.75};

    private final int known;
    private final int[] places = new int[2 * QUARTILES.length];
    private final double[] found = new double[2 * QUARTILES.length];
    private int seen;
    private double total;
    private double smallest;
    private double largest;

    /** @param known number of amounts that will arrive, at least 1 */
    AscendingSpread(int known) {
        this.known = known;
        for (var i = 0; i < QUARTILES.length; i++) {
            places[2 * i] = (int) Math.floor(exactPlace(i));
            places[2 * i + 1] = (int) Math.ceil(exactPlace(i));
        }
    }

    void add(double amount) {
        if (seen == 0) {
            smallest = amount;
        }
        for (var i = 0; i < places.length; i++) {
            if (places[i] == seen) {
                found[i] = amount;
            }
        }
        total += Math.min(amount, LARGEST_SUMMAND);
        largest = amount;
        seen++;
    }

    /** @param value the value that the models of the amounts share; null when they are all models of the window */
    MeasureRows.Spread result(String value) {
        return new MeasureRows.Spread(
                value,
                known,
                largest <= LARGEST_SUMMAND ? total : null,
                smallest,
                quartile(0),
                quartile(1),
                quartile(2),
                largest);
    }

    /** Interpolates like {@code percentile_cont} of PostgreSQL. */
    private double quartile(int which) {
        var below = found[2 * which];
        var share = exactPlace(which) - Math.floor(exactPlace(which));
        return below + share * (found[2 * which + 1] - below);
    }

    private double exactPlace(int quartile) {
        return QUARTILES[quartile] * (known - 1);
    }
}
